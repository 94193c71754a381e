import { attemptWithinMs } from '../../domain/alarm.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { addAlarmAct } from '../../store/alarm-acts.ts'
import { changeAlarm, holdAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'
import { presenceOf } from './presence-of.ts'
import { tellYoungPerson } from './tell-young-person.ts'
import { nameToSay } from './told-now.ts'

export type AcceptDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'cards' | 'safety' | 'senderOf'
>

/**
 * Somebody who was rung pressed 1: they deal with it. Without `staffId` it is the emergency team,
 * who have no console to record an attempt in: the day's staff are told when they come in.
 */
export async function acceptByCall(
  tx: Tx,
  deps: AcceptDeps,
  { alarmId, staffId }: { readonly alarmId: string; readonly staffId?: string },
  at: Date,
): Promise<void> {
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm?.status !== 'open') return
  const { talkId, personId, handoverId } = alarm
  const within = new Date(at.getTime() + attemptWithinMs)
  const presence = staffId === undefined ? await presenceOf(tx, deps, personId, at) : undefined
  const nextThere = presence?.nextThere ?? within
  const dueAt = nextThere > within ? nextThere : within
  await changeAlarm(tx, alarm, {
    acknowledged_by: staffId ?? null,
    acknowledged_at: at.getTime(),
    attempted_at: null,
    due_at: alarm.level === 'emergency' ? dueAt.getTime() : null,
    pick_up_by: null,
  })
  const staff = staffId === undefined ? {} : { staffId }
  const how = 'emergency-team'
  await addAlarmAct(tx, { alarmId, act: 'dealing', how, ...staff }, at)
  const ids = { talkId, personId, handoverId, ...staff }
  await recordEvent(tx, { kind: 'alarm-dealing', ...ids, detail: { alarm: alarmId, how } }, at)
  const by = await nameToSay(tx, deps, alarm, staffId, at)
  await tellYoungPerson(tx, deps, alarm, { kind: 'dealing', by }, at)
}
