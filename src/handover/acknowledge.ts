import type { Viewer } from '../domain/viewer.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { reminderAt } from '../messaging/reminder-at.ts'
import { holdAlarmOf } from '../store/change-alarm.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover } from '../store/change-handover.ts'
import { findLiveHandover } from '../store/handovers.ts'
import { holdTalkFor, talkOfHandover } from '../store/ownership.ts'
import { findStaff } from '../store/staff.ts'
import { see } from './alarms/see-alarm.ts'

export type AcknowledgeResult =
  /** Whoever has seen it, by name: the viewer, or whoever was first. */
  | { readonly kind: 'acknowledged'; readonly by: string; readonly first: boolean }
  | { readonly kind: 'gone' }

/**
 * 'I've seen it': the handover waits for whoever says so from now on and goes on to nobody; they
 * are reminded a working day later. An alarm that is open in the talk is seen by it, too; that of an
 * emergency goes on all the same, and nobody has it until somebody deals with it.
 */
export async function acknowledge(
  deps: StaffDeps,
  viewer: Viewer,
  handoverId: string,
): Promise<AcknowledgeResult> {
  const at = deps.clock.now()
  const { staffId } = viewer
  return deps.store.transaction(async (tx): Promise<AcknowledgeResult> => {
    const talkId = await talkOfHandover(tx, handoverId)
    const talk = talkId === undefined ? undefined : await holdTalkFor(tx, viewer, talkId)
    const handover = talk === undefined ? undefined : await findLiveHandover(tx, talk.id)
    if (talk === undefined || handover?.id !== handoverId) return { kind: 'gone' }
    const alarm = await holdAlarmOf(tx, talk.id)
    if (alarm !== undefined) {
      const { by, first } = await see(tx, deps, { alarm, staffId }, at)
      if (alarm.level === 'emergency') return { kind: 'acknowledged', by, first }
    }
    const isFirst = handover.acknowledgedBy === undefined
    if (isFirst) {
      const seen = { acknowledged_by: staffId, acknowledged_at: at.getTime() }
      const due_at = reminderAt(deps, at).getTime()
      const change = { due_at, hops: 0, ...seen, for_staff_id: staffId }
      await changeHandover(tx, handover, change)
      const ids = { talkId: talk.id, personId: talk.personId, handoverId, staffId }
      await recordEvent(tx, { kind: 'acknowledged', ...ids }, at)
    }
    const by = await findStaff(tx, handover.acknowledgedBy ?? staffId)
    return { kind: 'acknowledged', by: by?.name ?? '', first: isFirst }
  })
}
