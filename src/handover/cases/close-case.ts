import type { CaseOutcome } from '../../domain/allegation-case.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { StaffDeps } from '../../messaging/deps.ts'
import { markTrue } from '../../store/case-texts.ts'
import { hasUnansweredText } from '../../store/ownership.ts'
import type { CaseActDeps, CaseActed } from './case-acts.ts'
import { holdCaseFor } from './hold-case.ts'
import { endCase } from './release-case.ts'
import { tellYoungPerson } from './tell-young-person.ts'

/**
 * Closes a case with what came of it. Not before it is decided where it goes, and not over a text
 * that has just come in. The young person is told, if a text is safe.
 */
export async function closeCase(
  deps: CaseActDeps & Pick<StaffDeps, 'say' | 'senderOf'>,
  viewer: Viewer,
  caseId: string,
  { outcome, note }: { readonly outcome: CaseOutcome; readonly note: string },
): Promise<CaseActed | 'undecided' | 'just-wrote'> {
  const at = deps.clock.now()
  const { staffId } = viewer
  return deps.store.transaction(async (tx) => {
    const held = await holdCaseFor(tx, viewer, caseId, at)
    if (held === undefined) return 'gone'
    if (held.decidedAt === undefined) return 'undecided'
    if (await hasUnansweredText(tx, held.talkId)) return 'just-wrote'
    await markTrue(tx, held.talkId, staffId, at)
    await tellYoungPerson(tx, deps, held, deps.say('person:told-us.closed'), at)
    await endCase(tx, held, { status: 'closed', staffId, note, outcome }, at)
    return 'done'
  })
}
