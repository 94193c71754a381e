import type { Viewer } from '../../domain/viewer.ts'
import type { HandoverDesk, StaffDeps } from '../../messaging/deps.ts'
import { endGrants } from '../../store/case-grants.ts'
import { addStep } from '../../store/case-steps.ts'
import { listOwnTexts, markReleased } from '../../store/case-texts.ts'
import { changeCase, type StoredCase } from '../../store/cases.ts'
import { leaveCase } from '../../store/leave-case.ts'
import { closeTalk } from '../../store/ownership.ts'
import { permitTexts } from '../../store/staff-messages.ts'
import type { Tx } from '../../store/store.ts'
import { loadTalk, ordinaryTalk } from '../../store/talks.ts'
import type { CaseActDeps, CaseActed } from './case-acts.ts'
import { holdCaseFor } from './hold-case.ts'
import { tellYoungPerson } from './tell-young-person.ts'
import { textsCameIn } from './texts-came-in.ts'

export type ReleaseDeps = CaseActDeps &
  Pick<StaffDeps, 'say' | 'senderOf'> & { readonly desk: HandoverDesk }

/** Puts one text back to where it would have gone: it is no part of the case. */
export async function releaseText(
  deps: ReleaseDeps,
  viewer: Viewer,
  caseId: string,
  messageId: string,
): Promise<CaseActed> {
  const at = deps.clock.now()
  const { staffId } = viewer
  return deps.store.transaction(async (tx) => {
    const held = await holdCaseFor(tx, viewer, caseId, at)
    if (held === undefined) return 'gone'
    const moved = await putBack(tx, deps, held, [messageId], at)
    if (moved.length === 0) return 'gone'
    await markReleased(tx, moved, staffId, at)
    await addStep(tx, { caseId, step: 'released-text', staffId }, at)
    await tellYoungPerson(tx, deps, held, deps.say('person:told-us.released-text'), at)
    return 'done'
  })
}

/**
 * No allegation at all: everything goes back to where it would have gone, but for what we asked and
 * answered about it, and the talk is closed. The young person is told, kindly.
 */
export async function releaseCase(
  deps: ReleaseDeps,
  viewer: Viewer,
  caseId: string,
  note: string,
): Promise<CaseActed> {
  const at = deps.clock.now()
  const { staffId } = viewer
  return deps.store.transaction(async (tx) => {
    const held = await holdCaseFor(tx, viewer, caseId, at)
    if (held === undefined) return 'gone'
    const moved = await putBack(tx, deps, held, await listOwnTexts(tx, held.talkId), at)
    await markReleased(tx, moved, staffId, at)
    await tellYoungPerson(tx, deps, held, deps.say('person:told-us.released'), at)
    await endCase(tx, held, { status: 'released', staffId, note }, at)
    return 'done'
  })
}

async function putBack(
  tx: Tx,
  { desk, say }: ReleaseDeps,
  { personId, talkId }: StoredCase,
  messageIds: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  const to = await ordinaryTalk(tx, personId, at)
  const question = say('person:told-us.ask')
  const moved = await leaveCase(tx, { personId, from: talkId, to: to.id, messageIds, question })
  if (to.audience === 'advisers') await textsCameIn(tx, desk, moved, at)
  return moved
}

export interface Ending {
  readonly status: 'closed' | 'released'
  readonly staffId: string
  readonly note: string
  readonly outcome?: string
}

/** Ends a case and its talk: the young person's next text goes where texts usually go. */
export async function endCase(
  tx: Tx,
  held: StoredCase,
  { status, staffId, note, outcome }: Ending,
  at: Date,
): Promise<void> {
  const { id: caseId, talkId } = held
  await changeCase(tx, caseId, {
    status,
    closed_at: at.getTime(),
    closed_by: staffId,
    remind_at: null,
    ...(outcome !== undefined && { outcome }),
  })
  if (status === 'released') await endGrants(tx, caseId, at)
  await addStep(tx, { caseId, step: status, staffId, note }, at)
  const { ownerStaffId } = await loadTalk(tx, talkId, { lock: true })
  if (ownerStaffId !== undefined) await permitTexts(tx, talkId, ownerStaffId)
  await closeTalk(tx, talkId, at)
}
