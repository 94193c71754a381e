import { notBegun } from '../../domain/alarm-ladder.ts'
import { acknowledgeWithinMs, silenceMs, type Told } from '../../domain/alarm.ts'
import { type Danger, dangerKinds, levels } from '../../domain/danger.ts'
import type { Raised, RaisedDanger } from '../../messaging/deps.ts'
import { freeCode } from '../../store/alarm-codes.ts'
import { openAlarm, type StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm, holdAlarm, holdOpenAlarm } from '../../store/change-alarm.ts'
import { addDetection } from '../../store/detections.ts'
import { recordEvent } from '../../store/events.ts'
import { loadLiveHandover, openHandover } from '../../store/handovers.ts'
import { loadPerson } from '../../store/people.ts'
import type { Tx } from '../../store/store.ts'
import { loadTalk } from '../../store/talks.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { rise } from './rise.ts'
import { tellNext } from './tell-next.ts'
import { toldNow } from './told-now.ts'

/**
 * Danger was read in a text: opens the person's episode, or joins the one that is open, and tells
 * whoever is there. One that joins tells again only when its kind is more pressing, or its level.
 * Nothing here fails for want of staff, mail or network.
 */
export async function raise(
  tx: Tx,
  deps: AlarmDeps,
  { place, messageId, danger }: RaisedDanger,
  at: Date,
): Promise<Raised> {
  const { talkId, personId } = place
  const { audience } = await loadTalk(tx, talkId)
  const read = { ...{ talkId, personId, messageId, danger }, restricted: audience !== 'advisers' }
  const known = await holdOpenAlarm(tx, personId)
  const alarm =
    known === undefined ? await open(tx, deps, read, at) : await join(tx, deps, known, read, at)
  await keep(tx, alarm, read, at)
  const told = await toldNow(tx, deps, alarm, at)
  const isNews = known === undefined || wasRaised(known, alarm)
  // Nobody was sent a card of what a member of staff reported: their silence says nothing.
  if (danger.source !== 'person') await awaitThem(tx, alarm, { told, isNews }, at)
  return {
    alarmId: alarm.id,
    opened: known === undefined,
    ...(known !== undefined && { knownKind: known.kind }),
    told,
  }
}

interface Read {
  readonly talkId: string
  readonly personId: string
  readonly messageId: string
  readonly danger: Danger
  /** Its words are for the allegations officers. */
  readonly restricted: boolean
}

async function open(tx: Tx, deps: AlarmDeps, read: Read, at: Date): Promise<StoredAlarm> {
  const { danger, restricted, ...ids } = read
  const { kind, rule, level } = danger
  const { talkId, personId } = ids
  const asked = { talkId, personId, reason: 'danger', priority: level } as const
  const { id: handoverId } = restricted
    ? await openHandover(tx, { talkId, personId, reason: 'allegation' }, at)
    : await deps.desk.open(tx, asked, at)
  const code = await freeCode(tx)
  const { team } = await loadPerson(tx, personId)
  const own = { kind, rule, level, restricted }
  const { alarmId } = await openAlarm(
    tx,
    {
      ...{ ...ids, handoverId, category: 'danger', ...own },
      ...(code !== undefined && { code }),
      ...(team !== undefined && { team }),
    },
    at,
  )
  const alarm = await load(tx, alarmId)
  if (level === 'worried') return alarm
  return tellNext(tx, deps, alarm, { why: 'raised', from: notBegun }, at)
}

async function load(tx: Tx, id: string): Promise<StoredAlarm> {
  const alarm = await holdAlarm(tx, id)
  if (alarm === undefined) throw new Error(`The alarm ${id} is gone`)
  return alarm
}

async function join(
  tx: Tx,
  deps: AlarmDeps,
  known: StoredAlarm,
  read: Read,
  at: Date,
): Promise<StoredAlarm> {
  const { danger, restricted } = read
  const joined = await count(tx, deps, known, read, at)
  return isWorse(danger, known) ? rise(tx, deps, joined, { danger, restricted }, at) : joined
}

/** What was only faintly heard joins: whoever deals with the alarm is not undone by it. */
function isWorse({ kind, level, unsure }: Danger, known: StoredAlarm): boolean {
  if (unsure === true) return false
  return levels[level] < levels[known.level] || isMorePressing(kind, known.kind)
}

/** Its handover may be gone, or in a talk that is: what they write is never without one. */
async function count(
  tx: Tx,
  { desk }: AlarmDeps,
  known: StoredAlarm,
  { talkId, personId, restricted }: Read,
  at: Date,
): Promise<StoredAlarm> {
  // That they told the allegations officers something must show nowhere else, not by a number either.
  if (restricted && !known.restricted) return known
  const counted = { joined: known.joined + 1, last_text_at: at.getTime() }
  const isHeld = restricted || (await loadLiveHandover(tx, known.handoverId))?.talkId === talkId
  if (isHeld) return (await changeAlarm(tx, known, counted)) ?? known
  const asked = { talkId, personId, reason: 'danger', priority: known.level } as const
  const { id } = await desk.open(tx, asked, at)
  const moved = known.restricted ? {} : { talk_id: talkId, handover_id: id }
  return (await changeAlarm(tx, known, { ...counted, ...moved })) ?? known
}

function isMorePressing(kind: Danger['kind'], than: Danger['kind']): boolean {
  return dangerKinds.indexOf(kind) < dangerKinds.indexOf(than)
}

function wasRaised(before: StoredAlarm, now: StoredAlarm): boolean {
  return before.kind !== now.kind || before.level !== now.level
}

async function keep(
  tx: Tx,
  alarm: StoredAlarm,
  { danger, talkId, personId, messageId }: Read,
  at: Date,
): Promise<void> {
  const { kind, rule, level, source } = danger
  const found = { category: 'danger', kind, rule, level: levels[level] } as const
  const { id: alarmId, drill, handoverId } = alarm
  const ids = { talkId, personId, messageId }
  await addDetection(tx, { ...ids, ...found, alarmId, drill, ...(source && { source }) }, at)
  const detail = { danger: kind, level, alarm: alarmId }
  await recordEvent(tx, { kind: 'danger-found', ...ids, handoverId, detail }, at)
}

interface Carded {
  readonly told: Told
  /** It has just been told of, or again. */
  readonly isNews: boolean
}

/** Their card leaves now: silence is counted from here, and so is that nobody picks it up. */
async function awaitThem(
  tx: Tx,
  alarm: StoredAlarm,
  { told, isNews }: Carded,
  at: Date,
): Promise<void> {
  const isTold = told.kind === 'flagged' || told.kind === 'called'
  const awaits = isNews && isTold && alarm.level === 'emergency'
  await changeAlarm(tx, alarm, {
    told: told.kind,
    card_due_at: at.getTime() + silenceMs,
    card_step: 'silence',
    ...(awaits && { pick_up_by: at.getTime() + acknowledgeWithinMs }),
  })
}
