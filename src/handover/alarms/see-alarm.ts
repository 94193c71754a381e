import type { Viewer } from '../../domain/viewer.ts'
import { addAlarmAct } from '../../store/alarm-acts.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmActDeps, AlarmDeps } from './alarm-deps.ts'
import { type ClosedBefore, closedBefore, nameOf } from './closed-by.ts'
import { holdFor } from './hold-for.ts'
import { tellYoungPerson } from './tell-young-person.ts'
import { nameToSay } from './told-now.ts'

export type SeeAlarmResult =
  /** Who said so first, by name. The clock of an emergency goes on. */
  | { readonly kind: 'seen'; readonly by: string; readonly first: boolean }
  | ClosedBefore
  | { readonly kind: 'gone' }

/**
 * 'I've seen it': on record, and the young person is told that a person has read it. It stops
 * nothing: only dealing with it does.
 */
export function seeAlarm(
  deps: AlarmActDeps,
  viewer: Viewer,
  alarmId: string,
): Promise<SeeAlarmResult> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx): Promise<SeeAlarmResult> => {
    const alarm = await holdFor(tx, viewer, alarmId)
    if (alarm === undefined) return { kind: 'gone' }
    if (alarm.status === 'closed') return closedBefore(tx, alarm)
    return see(tx, deps, { alarm, staffId: viewer.staffId }, at)
  })
}

/** The same, of an alarm in hand. */
export async function see(
  tx: Tx,
  deps: Pick<AlarmDeps, 'cards' | 'senderOf'>,
  { alarm, staffId }: { readonly alarm: StoredAlarm; readonly staffId: string },
  at: Date,
): Promise<SeeAlarmResult & { readonly kind: 'seen' }> {
  const { id, talkId, personId, handoverId, seenBy, acknowledgedAt } = alarm
  if (seenBy !== undefined) return { kind: 'seen', by: await nameOf(tx, seenBy), first: false }
  await changeAlarm(tx, alarm, { seen_by: staffId, seen_at: at.getTime() })
  await addAlarmAct(tx, { alarmId: id, staffId, act: 'seen' }, at)
  const ids = { talkId, personId, handoverId, staffId }
  await recordEvent(tx, { kind: 'alarm-seen', ...ids, detail: { alarm: id } }, at)
  if (acknowledgedAt === undefined) {
    const by = await nameToSay(tx, deps, alarm, staffId, at)
    await tellYoungPerson(tx, deps, alarm, { kind: 'seen', by }, at)
  }
  return { kind: 'seen', by: await nameOf(tx, staffId), first: true }
}
