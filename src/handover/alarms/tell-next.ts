import { type Next, nextOnLadder, type Standing } from '../../domain/alarm-ladder.ts'
import { acknowledgeWithinMs } from '../../domain/alarm.ts'
import type { NoticeKind } from '../../domain/handover.ts'
import type { Presence } from '../../domain/who-is-there.ts'
import { supersede } from '../../store/alarm-notices.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { recordEvent } from '../../store/events.ts'
import { queueNotice } from '../../store/notices.ts'
import type { Tx } from '../../store/store.ts'
import { queueCall } from '../calls/queue-call.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { presenceOf } from './presence-of.ts'

/** With nobody there, and nobody knowing when, it is looked again after this long, in milliseconds. */
const lookAgainMs = 5 * 60_000
/** A shift of the rota may be put in at any time. */
const lookAtRotaMs = 15 * 60_000
/** More than there are steps: each is asked once, though none of its people has an address. */
const mostSteps = 4

export interface Going {
  readonly why: 'raised' | 'rose' | 'not-picked-up' | 'not-told' | 'worse'
  /** From where it goes on (default: where it is). */
  readonly from?: Standing
  /** Who is told beside those whose turn it is. */
  readonly also?: readonly string[]
}

/**
 * Takes an emergency to the next of those who are there, and tells them: in real time, without any
 * limit of rate. With nobody there it waits for whoever is due in next. It never ends by itself;
 * that everybody was asked and nobody answers is the operator's alarm. Returns it as it then is.
 */
export async function tellNext(
  tx: Tx,
  deps: AlarmDeps,
  alarm: StoredAlarm,
  { why, from = alarm, also = [] }: Going,
  at: Date,
): Promise<StoredAlarm> {
  const presence = await presenceOf(tx, deps, alarm.personId, at)
  const telling = { alarm, isFirst: why === 'raised' || why === 'rose' || from.step < 0 }
  const next = await tellSomebody(tx, { ...telling, presence, from }, at)
  for (const staffId of new Set(also)) await tellOne(tx, alarm, { staffId, kind: 'alarm' }, at)
  const nobody = next.kind === 'wait' || next.again
  const changed = await changeAlarm(tx, alarm, {
    step: next.step,
    round: next.round,
    due_at: dueAtOf(deps, next, at).getTime(),
    ...(nobody && alarm.unansweredAt === undefined && { unanswered_at: at.getTime() }),
  })
  if (changed === undefined) return alarm
  await record(tx, deps, { alarm, next, why }, at)
  return changed
}

interface Telling {
  readonly alarm: StoredAlarm
  readonly isFirst: boolean
  readonly presence: Presence | undefined
  readonly from: Standing
}

/** The first step of which anybody can be told. */
async function tellSomebody(
  tx: Tx,
  { alarm, isFirst, presence, from }: Telling,
  at: Date,
): Promise<Next> {
  let standing = from
  for (let steps = 0; presence !== undefined && steps < mostSteps; steps += 1) {
    const next = nextOnLadder(presence, standing)
    if (next.kind === 'wait') return next
    const kind = next.again ? 'alarm-unanswered' : isFirst ? 'alarm' : 'alarm-went-on'
    if (await tellStep(tx, alarm, next, kind, at)) return next
    standing = next
  }
  return { kind: 'wait', step: -1, round: standing.round }
}

async function tellStep(
  tx: Tx,
  alarm: StoredAlarm,
  { tell, ring, phone }: Next & { kind: 'tell' },
  kind: NoticeKind,
  at: Date,
): Promise<boolean> {
  const { id: alarmId } = alarm
  let told = false
  for (const staffId of new Set(tell)) {
    if (await tellOne(tx, alarm, { staffId, kind }, at)) told = true
    // Whoever is on call may be asleep: an SMS wakes nobody.
    if (ring.includes(staffId)) {
      if ((await queueCall(tx, { alarmId, staffId }, at)) !== 'no-way') told = true
    }
  }
  if (phone === undefined) return told
  return (await queueCall(tx, { alarmId, phone }, at)) !== 'no-way' || told
}

/** Tells one of them, in place of what they were to be told of it and were not yet. */
export async function tellOne(
  tx: Tx,
  { id: alarmId, personId, handoverId, restricted }: StoredAlarm,
  { staffId, kind }: { readonly staffId: string; readonly kind: NoticeKind },
  at: Date,
): Promise<boolean> {
  await supersede(tx, alarmId, staffId)
  const about = { alarmId, personId, ...(!restricted && { handoverId }) }
  return (await queueNotice(tx, { staffId, kind, urgency: 'urgent', ...about }, at)) === 'queued'
}

function dueAtOf({ safety }: AlarmDeps, next: Next, at: Date): Date {
  const after = (ms: number) => new Date(at.getTime() + ms)
  if (next.kind === 'tell') return after(acknowledgeWithinMs)
  const { until } = next
  const again = after(safety().outOfHours.kind === 'rota' ? lookAtRotaMs : lookAgainMs)
  // Somebody is due in now, and could not be told.
  if (until === undefined || until <= at) return again
  return safety().outOfHours.kind === 'rota' && again < until ? again : until
}

interface Told {
  readonly alarm: StoredAlarm
  readonly next: Next
  readonly why: Going['why']
}

async function record(tx: Tx, { log }: AlarmDeps, told: Told, at: Date): Promise<void> {
  const { alarm, next, why } = told
  const { talkId, personId, handoverId, id } = alarm
  const ids = { talkId, personId, handoverId }
  const { step, round } = next
  const people = next.kind === 'tell' ? next.tell.length : 0
  const detail = { alarm: id, why, step, round, told: people }
  await recordEvent(tx, { kind: 'alarm-told', ...ids, detail }, at)
  if (next.kind === 'tell' && !next.again) return
  if (alarm.unansweredAt === undefined) {
    await recordEvent(tx, { kind: 'alarm-unanswered', ...ids, detail: { alarm: id, round } }, at)
  }
  log.error({ alarmId: id, round }, next.kind === 'wait' ? nobodyThere : nobodyAnswers)
}

const nobodyThere =
  'an alarm waits and nobody is there: ring the team; who is there out of hours is declared under safety'
const nobodyAnswers =
  'an alarm is UNANSWERED, everybody who is there was told: ring them, and open the console, under Alarms'
