import { silenceMs } from '../../domain/alarm.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm, holdAlarm } from '../../store/change-alarm.ts'
import { hasTextedSince, listDueAlarms, nextAlarmAt } from '../../store/due-alarms.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmActDeps } from './alarm-deps.ts'
import { letHandoverWait } from './hold-handover.ts'
import { reportUnanswered } from './report-unanswered.ts'
import { takeAnswer } from './take-as-worse.ts'
import { tellNext } from './tell-next.ts'
import { tellYoungPerson } from './tell-young-person.ts'

/** After one that failed, in milliseconds, so that a broken row is not hammered. */
const afterFailureMs = 30_000

/**
 * Does whatever is due of alarms, each in a transaction of its own: takes them on, counts silence
 * as an answer, tells young people, and reports what went unanswered. Returns when something is due
 * next (milliseconds UTC). Two processes never take the same step twice.
 */
export async function stepAlarms(deps: AlarmActDeps): Promise<number | undefined> {
  const at = deps.clock.now()
  let failed = false
  for (const id of await listDueAlarms(deps.store, at)) {
    try {
      await deps.store.transaction((tx) => step(tx, deps, id, at))
    } catch (error) {
      failed = true
      const err = error instanceof Error ? error.name : typeof error
      deps.log.error({ alarmId: id, err }, 'an alarm could not go on, and is tried again')
    }
  }
  const reportAt = await reportUnanswered(deps, at)
  const times = [failed ? at.getTime() + afterFailureMs : await nextAlarmAt(deps.store), reportAt]
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

async function step(tx: Tx, deps: AlarmActDeps, id: string, at: Date): Promise<void> {
  // Held by now, it may have been taken on by another process: each looks whether it is due still.
  const alarm = await holdAlarm(tx, id)
  if (alarm?.status !== 'open') return
  const told = await sayNobodyPickedUp(tx, deps, alarm, at)
  const counted = await countSilence(tx, deps, told, at)
  await goOn(tx, deps, counted, at)
}

const isDue = (due: Date | undefined, at: Date): boolean => due !== undefined && due <= at

/** Once, and only where nobody has read it. */
async function sayNobodyPickedUp(
  tx: Tx,
  deps: AlarmActDeps,
  alarm: StoredAlarm,
  at: Date,
): Promise<StoredAlarm> {
  if (!isDue(alarm.pickUpBy, at)) return alarm
  const isRead = alarm.acknowledgedAt !== undefined || alarm.seenBy !== undefined
  if (!isRead) await tellYoungPerson(tx, deps, alarm, { kind: 'not-picked-up' }, at)
  return (await changeAlarm(tx, alarm, { pick_up_by: null })) ?? alarm
}

async function countSilence(
  tx: Tx,
  deps: AlarmActDeps,
  alarm: StoredAlarm,
  at: Date,
): Promise<StoredAlarm> {
  const { cardDueAt, personId } = alarm
  if (cardDueAt === undefined || !isDue(cardDueAt, at)) return alarm
  const cardAt = new Date(cardDueAt.getTime() - silenceMs)
  if (!alarm.drill && !(await hasTextedSince(tx, personId, cardAt))) {
    return takeAnswer(tx, deps, alarm, 'silent', at)
  }
  return (await changeAlarm(tx, alarm, { card_due_at: null, card_step: null })) ?? alarm
}

async function goOn(tx: Tx, deps: AlarmActDeps, alarm: StoredAlarm, at: Date): Promise<void> {
  if (alarm.level !== 'emergency' || !isDue(alarm.dueAt, at)) return
  const waiting = alarm.acknowledgedAt === undefined ? alarm : await lapse(tx, alarm, at)
  await tellNext(tx, deps, waiting, { why: 'not-picked-up' }, at)
}

/** Whoever said they deal with it has recorded no attempt that reached them: nobody has it. */
async function lapse(tx: Tx, alarm: StoredAlarm, at: Date): Promise<StoredAlarm> {
  const nobody = { acknowledged_by: null, acknowledged_at: null, attempted_at: null }
  const lapsed = await changeAlarm(tx, alarm, nobody)
  if (lapsed === undefined) return alarm
  const { id, talkId, personId, handoverId, acknowledgedBy } = alarm
  const staff = acknowledgedBy === undefined ? {} : { staffId: acknowledgedBy }
  const ids = { talkId, personId, handoverId, ...staff }
  await recordEvent(tx, { kind: 'alarm-lapsed', ...ids, detail: { alarm: id } }, at)
  await letHandoverWait(tx, alarm)
  return lapsed
}
