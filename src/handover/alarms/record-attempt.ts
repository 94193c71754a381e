import { attemptWithinMs, type DealingWay } from '../../domain/alarm.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { addAlarmAct } from '../../store/alarm-acts.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmActDeps } from './alarm-deps.ts'
import { type ClosedBefore, closedBefore } from './closed-by.ts'
import { deal } from './deal-with-alarm.ts'
import { holdFor } from './hold-for.ts'
import { remindOfHandover } from './hold-handover.ts'
import { longestNote } from './note-on-alarm.ts'

export interface Attempt {
  readonly alarmId: string
  readonly how: DealingWay
  readonly reached: boolean
  /** May be empty. */
  readonly note: string
}

export type AttemptResult =
  /** `againBy`: nobody was reached, so another attempt is recorded by then, or it goes on. */
  | { readonly kind: 'recorded'; readonly againBy?: Date }
  | { readonly kind: 'invalid'; readonly problem: 'note-too-long' }
  | ClosedBefore
  | { readonly kind: 'gone' }

/**
 * An attempt to reach the young person. Reached, the ladder stands still until the alarm is closed;
 * not reached, there are 30 more minutes for another. Whoever tries while nobody deals with it does.
 */
export function recordAttempt(
  deps: AlarmActDeps,
  viewer: Viewer,
  attempt: Attempt,
): Promise<AttemptResult> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx): Promise<AttemptResult> => {
    const alarm = await holdFor(tx, viewer, attempt.alarmId)
    if (alarm === undefined) return { kind: 'gone' }
    if (alarm.status === 'closed') return closedBefore(tx, alarm)
    if (attempt.note.trim().length > longestNote) {
      return { kind: 'invalid', problem: 'note-too-long' }
    }
    const { staffId } = viewer
    const { how, reached } = attempt
    const dealt =
      alarm.acknowledgedAt === undefined ? await deal(tx, deps, { alarm, staffId, how }, at) : alarm
    const againBy = await write(tx, { alarm: dealt, attempt, staffId }, at)
    if (reached) await remindOfHandover(tx, deps, dealt, at)
    return { kind: 'recorded', ...(againBy !== undefined && { againBy }) }
  })
}

interface Attempted {
  readonly alarm: StoredAlarm
  readonly attempt: Attempt
  readonly staffId: string
}

async function write(
  tx: Tx,
  { alarm, attempt, staffId }: Attempted,
  at: Date,
): Promise<Date | undefined> {
  const { how, reached } = attempt
  const { id, talkId, personId, handoverId, level } = alarm
  const isTimed = level === 'emergency' && !reached
  const againBy = isTimed ? new Date(at.getTime() + attemptWithinMs) : undefined
  const due_at = againBy?.getTime() ?? null
  await changeAlarm(tx, alarm, { attempted_at: at.getTime(), due_at })
  const note = attempt.note.trim()
  const words = note === '' ? {} : { note }
  await addAlarmAct(tx, { alarmId: id, staffId, act: 'attempt', how, reached, ...words }, at)
  const ids = { talkId, personId, handoverId, staffId }
  const detail = { alarm: id, how, reached }
  await recordEvent(tx, { kind: 'alarm-attempt', ...ids, detail }, at)
  return againBy
}
