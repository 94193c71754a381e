import { attemptWithinMs, type DealingWay } from '../../domain/alarm.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { addAlarmAct } from '../../store/alarm-acts.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { endCallsOf } from '../../store/end-calls.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmActDeps, AlarmDeps } from './alarm-deps.ts'
import { type ClosedBefore, closedBefore, nameOf } from './closed-by.ts'
import { holdFor } from './hold-for.ts'
import { holdHandover } from './hold-handover.ts'
import { tellYoungPerson } from './tell-young-person.ts'
import { nameToSay } from './told-now.ts'

export interface Dealing {
  readonly alarmId: string
  readonly how: DealingWay
  /** Whoever deals with it does no longer: they do. */
  readonly instead?: boolean
}

export type DealResult =
  /** Theirs. `attemptBy`: without a recorded attempt by then an emergency goes on. */
  | { readonly kind: 'dealing'; readonly first: boolean; readonly attemptBy?: Date }
  /** Somebody else does, by name; '' for whoever answers at night. */
  | { readonly kind: 'other'; readonly by: string }
  | ClosedBefore
  | { readonly kind: 'gone' }

/**
 * 'I'm dealing with it': stops the ladder for 30 minutes, within which an attempt to reach them is
 * recorded, or it goes on. The young person is told by whom. Said twice it is said once, and the
 * 30 minutes are those of the first time.
 */
export function dealWithAlarm(
  deps: AlarmActDeps,
  viewer: Viewer,
  { alarmId, how, instead = false }: Dealing,
): Promise<DealResult> {
  const at = deps.clock.now()
  const { staffId } = viewer
  return deps.store.transaction(async (tx): Promise<DealResult> => {
    const alarm = await holdFor(tx, viewer, alarmId)
    if (alarm === undefined) return { kind: 'gone' }
    return dealFor(tx, deps, { alarm, staffId, how, instead }, at)
  })
}

export interface DealingFor {
  readonly alarm: StoredAlarm
  readonly staffId: string
  readonly how: DealingWay
  readonly instead: boolean
}

/** The same, of an alarm in hand. */
export async function dealFor(
  tx: Tx,
  deps: AlarmDeps,
  { alarm, staffId, how, instead }: DealingFor,
  at: Date,
): Promise<DealResult> {
  if (alarm.status === 'closed') return closedBefore(tx, alarm)
  const { acknowledgedAt, acknowledgedBy, dueAt } = alarm
  if (acknowledgedAt !== undefined && acknowledgedBy === staffId) {
    return { kind: 'dealing', first: false, ...(dueAt !== undefined && { attemptBy: dueAt }) }
  }
  const isStaffs = acknowledgedAt !== undefined && acknowledgedBy !== undefined
  if (isStaffs && !instead) return { kind: 'other', by: await nameOf(tx, acknowledgedBy) }
  const dealt = await deal(tx, deps, { alarm, staffId, how }, at)
  const by = await nameToSay(tx, deps, alarm, staffId, at)
  await tellYoungPerson(tx, deps, alarm, { kind: 'dealing', by }, at)
  const attemptBy = dealt.dueAt
  return { kind: 'dealing', first: true, ...(attemptBy !== undefined && { attemptBy }) }
}

interface Deal {
  readonly alarm: StoredAlarm
  /** Absent: whoever answers at night. */
  readonly staffId?: string
  readonly how: DealingWay | 'taken-over'
  /** When an emergency goes on without a recorded attempt (default: in 30 minutes). */
  readonly attemptBy?: Date
}

/** Writes who deals with it from now on; the young person is told by whoever calls this. */
export async function deal(
  tx: Tx,
  deps: Pick<AlarmDeps, 'serviceHours'>,
  { alarm, staffId, how, attemptBy }: Deal,
  at: Date,
): Promise<StoredAlarm> {
  const { id, talkId, personId, handoverId, level } = alarm
  const dueAt = attemptBy?.getTime() ?? at.getTime() + attemptWithinMs
  const dealt = await changeAlarm(tx, alarm, {
    acknowledged_by: staffId ?? null,
    acknowledged_at: at.getTime(),
    attempted_at: null,
    due_at: level === 'emergency' ? dueAt : null,
    pick_up_by: null,
  })
  if (dealt === undefined) return alarm
  const staff = staffId === undefined ? {} : { staffId }
  await addAlarmAct(tx, { alarmId: id, act: 'dealing', how, ...staff }, at)
  if (staffId !== undefined) await holdHandover(tx, deps, { alarm, staffId }, at)
  await endCallsOf(tx, id, at)
  const ids = { talkId, personId, handoverId, ...staff }
  await recordEvent(tx, { kind: 'alarm-dealing', ...ids, detail: { alarm: id, how } }, at)
  return dealt
}
