import { reminderAt } from '../../messaging/reminder-at.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeHandover } from '../../store/change-handover.ts'
import { loadLiveHandover } from '../../store/handovers.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmDeps } from './alarm-deps.ts'

/**
 * The handover of an alarm as the lists show it: whoever deals with the alarm has it. That of a worry
 * reminds them a working day later; of an emergency the alarm's own ladder does.
 */
export async function holdHandover(
  tx: Tx,
  deps: Pick<AlarmDeps, 'serviceHours'>,
  { alarm, staffId }: { readonly alarm: StoredAlarm; readonly staffId: string },
  at: Date,
): Promise<void> {
  const handover = await openHandoverOf(tx, alarm)
  if (handover === undefined) return
  const due_at = alarm.level === 'emergency' ? null : reminderAt(deps, at).getTime()
  const who = { acknowledged_by: staffId, acknowledged_at: at.getTime() }
  await changeHandover(tx, handover, { ...who, due_at, hops: 0 })
}

/** Nobody deals with the alarm any more: it waits for anybody. */
export async function letHandoverWait(tx: Tx, alarm: StoredAlarm): Promise<void> {
  const handover = await openHandoverOf(tx, alarm)
  if (handover?.acknowledgedBy === undefined) return
  await changeHandover(tx, handover, { acknowledged_by: null, acknowledged_at: null, due_at: null })
}

/** They were reached: whoever has it is reminded a working day later, until it is closed. */
export async function remindOfHandover(
  tx: Tx,
  deps: Pick<AlarmDeps, 'serviceHours'>,
  alarm: StoredAlarm,
  at: Date,
): Promise<void> {
  const handover = await openHandoverOf(tx, alarm)
  if (handover?.acknowledgedBy === undefined) return
  await changeHandover(tx, handover, { due_at: reminderAt(deps, at).getTime(), hops: 0 })
}

/** That of the allegations officers is theirs alone. */
async function openHandoverOf(tx: Tx, { handoverId, restricted }: StoredAlarm) {
  const handover = restricted ? undefined : await loadLiveHandover(tx, handoverId)
  return handover?.status === 'open' ? handover : undefined
}
