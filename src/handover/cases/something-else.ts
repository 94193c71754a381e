import type { LeavingCase } from '../../messaging/deps.ts'
import { addStep } from '../../store/case-steps.ts'
import { findCaseOfTalk, type StoredCase } from '../../store/cases.ts'
import { recordEvent } from '../../store/events.ts'
import { keptOutOf } from '../../store/kept-out.ts'
import { leaveCase } from '../../store/leave-case.ts'
import { loadLine } from '../../store/line-of-staff.ts'
import type { Tx } from '../../store/store.ts'
import { openTalk, ordinaryTalk, type StoredTalk } from '../../store/talks.ts'
import { textsCameIn } from './texts-came-in.ts'
import type { CaseDeskDeps } from './case-desk.ts'

/**
 * Texts that are about something else leave the restricted talk, by the young person's own choice,
 * for the talk they would have gone to. If they asked for a person, the handover opens there, and
 * not to anybody who is kept out of the case.
 */
export async function somethingElse(
  tx: Tx,
  { desk, say }: Pick<CaseDeskDeps, 'desk' | 'say'>,
  talkId: string,
  { messageIds, person }: LeavingCase,
  at: Date,
): Promise<void> {
  const known = await findCaseOfTalk(tx, talkId)
  if (known === undefined) return
  const { personId, id: caseId } = known
  const to = await destination(tx, personId, person !== undefined, at)
  const question = say('person:told-us.ask')
  const out = { personId, from: talkId, to: to.id, messageIds, question }
  const moved = await leaveCase(tx, out)
  await addStep(tx, { caseId, step: 'something-else' }, at)
  if (to.audience !== 'advisers') return
  if (person !== undefined) await askThere(tx, { desk, known, to, reason: person }, at)
  await textsCameIn(tx, desk, moved, at)
}

/** With a person asked for it is the advisers', as it would have been. */
async function destination(
  tx: Tx,
  personId: string,
  isAsked: boolean,
  at: Date,
): Promise<StoredTalk> {
  const ordinary = await ordinaryTalk(tx, personId, at)
  if (!isAsked || ordinary.audience === 'advisers') return ordinary
  const opened = await openTalk(tx, personId, 'advisers', at)
  const ids = { talkId: opened.id, personId }
  await recordEvent(tx, { kind: 'audience-opened', ...ids, detail: { from: ordinary.id } }, at)
  return opened
}

interface Asking extends Pick<CaseDeskDeps, 'desk'> {
  readonly known: StoredCase
  readonly to: StoredTalk
  readonly reason: NonNullable<LeavingCase['person']>
}

async function askThere(tx: Tx, { desk, known, to, reason }: Asking, at: Date): Promise<void> {
  const { personId } = known
  const keptOut = await keptOutOf(tx, personId)
  const { workers } = await loadLine(tx, personId)
  const notThem = workers.some((id) => keptOut.has(id))
  const asked = { talkId: to.id, personId, reason }
  await desk.open(tx, { ...asked, ...(notThem && { wish: 'someone-else' as const }) }, at)
}
