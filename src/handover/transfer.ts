import { type Role, type StaffMember } from '../domain/staff.ts'
import { hasRole, type Viewer } from '../domain/viewer.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { reminderAt } from '../messaging/reminder-at.ts'
import { type NotOwner, notOwner } from '../messaging/reply-as-staff.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover } from '../store/change-handover.ts'
import { findLiveHandover } from '../store/handovers.ts'
import { addNote } from '../store/notes.ts'
import { queueNotice } from '../store/notices.ts'
import { type HeldTalk, holdTalkFor, mayBeGiven, setOwner } from '../store/ownership.ts'
import { cancelBotTexts, permitTexts } from '../store/staff-messages.ts'
import { loadRoster } from '../store/staff.ts'
import type { Tx } from '../store/store.ts'
import { announce } from './announce.ts'

export interface Transfer {
  readonly talkId: string
  readonly version: number
  readonly toStaffId: string
  /** Kept as a note, for whoever has the talk next. */
  readonly reason: string
}

export type TransferResult =
  | { readonly kind: 'passed-on'; readonly to: string }
  | NotOwner
  | { readonly kind: 'changed' }
  | { readonly kind: 'invalid'; readonly problem: 'reason' | 'staff' }
  | { readonly kind: 'gone' }

/** In characters. */
const longestReason = 1000

/** Who talks with young people. */
export const adviserRoles: readonly Role[] = [
  'personal-adviser',
  'social-worker',
  'duty-adviser',
  'team-manager',
]

/**
 * The owner passes the talk on to another member of staff, with a reason; a manager who may see it
 * can do it for an owner who is not there. What the owner wrote before still leaves; the young
 * person is told whom they talk with now, and the new owner that it is theirs.
 */
export async function transfer(
  deps: StaffDeps,
  viewer: Viewer,
  asked: Transfer,
): Promise<TransferResult> {
  const at = deps.clock.now()
  const reason = asked.reason.trim()
  return deps.store.transaction(async (tx): Promise<TransferResult> => {
    const talk = await holdTalkFor(tx, viewer, asked.talkId)
    if (talk === undefined || talk.closed) return { kind: 'gone' }
    const from = talk.ownerStaffId
    const mayPassOn = from === viewer.staffId || hasRole(viewer, 'team-manager')
    if (from === undefined || !mayPassOn) return notOwner(tx, talk)
    if (reason === '' || reason.length > longestReason) {
      return { kind: 'invalid', problem: 'reason' }
    }
    const to = await findReceiver(tx, talk, asked.toStaffId, at)
    if (to === undefined || to.id === from) return { kind: 'invalid', problem: 'staff' }
    if (talk.version !== asked.version) return { kind: 'changed' }
    await passOn(tx, deps, { talk, from, to, by: viewer.staffId, reason }, at)
    return { kind: 'passed-on', to: to.name }
  })
}

/** Somebody who works here, talks with young people, and may know of this one. */
async function findReceiver(
  tx: Tx,
  talk: HeldTalk,
  staffId: string,
  at: Date,
): Promise<StaffMember | undefined> {
  const roster = await loadRoster(tx, at)
  const to = roster.find(({ id }) => id === staffId)
  if (to === undefined || !to.roles.some((role) => adviserRoles.includes(role))) return undefined
  return (await mayBeGiven(tx, talk.personId, to)) ? to : undefined
}

interface PassedOn {
  readonly talk: HeldTalk
  readonly from: string
  readonly to: StaffMember
  readonly by: string
  readonly reason: string
}

async function passOn(tx: Tx, deps: StaffDeps, passed: PassedOn, at: Date): Promise<void> {
  const { talk, from, to, by, reason } = passed
  const ids = { talkId: talk.id, personId: talk.personId }
  await permitTexts(tx, talk.id, from)
  await cancelBotTexts(tx, talk.id, 'passed-on')
  await setOwner(tx, talk.id, to.id)
  const handover = await findLiveHandover(tx, talk.id)
  if (handover !== undefined) {
    const dueAt = reminderAt(deps, at).getTime()
    const change = { taken_by: to.id, for_staff_id: to.id, due_at: dueAt, hops: 0 }
    await changeHandover(tx, handover, change)
  }
  const text = `Passed to ${to.name}: ${reason}`
  await addNote(tx, { ...ids, staffId: by, text }, at)
  const about = handover === undefined ? ids : { ...ids, handoverId: handover.id }
  const detail = { from, to: to.id }
  await recordEvent(tx, { kind: 'passed-on', ...about, staffId: by, detail }, at)
  await announce(tx, deps, { kind: 'passed-on', ...ids, staffId: to.id, fromStaffId: from }, at)
  if (to.id === by) return
  const urgency = handover?.priority === 'emergency' ? 'urgent' : 'normal'
  await queueNotice(tx, { ...about, staffId: to.id, kind: 'passed-to-you', urgency }, at)
}
