import { addAlarmAct } from '../../store/alarm-acts.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { endCallsOf } from '../../store/end-calls.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'

/** What a person found it to be. */
export const alarmVerdicts = ['true', 'false'] as const
export type AlarmVerdict = (typeof alarmVerdicts)[number]

/** How an alarm ends: never without what was done. */
export interface Closing {
  readonly verdict: AlarmVerdict
  /** In their words; for the record. */
  readonly done: string
}

/** Of what was done, in characters. */
const longestDone = 4000

export type ClosingProblem = 'verdict' | 'done-empty' | 'done-too-long'

/** Everything that is missing from it. */
export function closingProblemsOf({ verdict, done }: Closing): readonly ClosingProblem[] {
  const { length } = done.trim()
  return [
    ...(alarmVerdicts.includes(verdict) ? [] : (['verdict'] as const)),
    ...(length === 0 ? (['done-empty'] as const) : []),
    ...(length > longestDone ? (['done-too-long'] as const) : []),
  ]
}

/** Closes an open alarm in hand. Its talk and handover are as they were. */
export async function closeIn(
  tx: Tx,
  {
    alarm,
    staffId,
    verdict,
    done,
  }: Closing & { readonly alarm: StoredAlarm; readonly staffId: string },
  at: Date,
): Promise<void> {
  const { id, talkId, personId, handoverId } = alarm
  await changeAlarm(tx, alarm, {
    status: 'closed',
    closed_at: at.getTime(),
    closed_by: staffId,
    verdict,
    done_sealed: tx.vault.seal({ table: 'alarms', column: 'done', row: id }, done.trim()),
    ...{ due_at: null, card_due_at: null, card_step: null, pick_up_by: null },
  })
  await addAlarmAct(tx, { alarmId: id, staffId, act: 'closed', how: verdict }, at)
  await endCallsOf(tx, id, at)
  const ids = { talkId, personId, handoverId, staffId }
  await recordEvent(tx, { kind: 'alarm-closed', ...ids, detail: { alarm: id, verdict } }, at)
}
