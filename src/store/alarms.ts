import { type Selectable, sql } from 'kysely'
import type { Told } from '../domain/alarm.ts'
import {
  type DangerAnswer,
  type DangerKind,
  dangerKinds,
  type Level,
  levels,
} from '../domain/danger.ts'
import { newId } from '../domain/new-id.ts'
import type { AlarmsTable } from './safety-tables.ts'
import type { Data, Tx } from './store.ts'

/** Literal, because SQLite matches a partial index only by its own words. */
const open = sql.lit('open')

export interface NewAlarm {
  readonly talkId: string
  readonly personId: string
  readonly handoverId: string
  readonly messageId: string
  readonly category: 'danger' | 'allegation'
  readonly kind: string
  readonly rule: string
  /** Default: emergency. */
  readonly level?: Level
  readonly code?: string
  readonly team?: string
  /** Its words are in a restricted talk. */
  readonly restricted?: boolean
  readonly drill?: boolean
}

/** Opens an alarm, or finds the one of this category that the person has open. */
export async function openAlarm(
  tx: Tx,
  alarm: NewAlarm,
  at: Date,
): Promise<{ readonly alarmId: string; readonly opened: boolean }> {
  const id = newId(at)
  const row = await tx.sql
    .insertInto('alarms')
    .values({ ...emptyAlarm, id, ...columnsOf(alarm), opened_at: at.getTime() })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'category']).where('status', '=', open).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) {
    tx.hint('alarm', id)
    return { alarmId: id, opened: true }
  }
  const known = await tx.sql
    .selectFrom('alarms')
    .select('id')
    .where('person_id', '=', alarm.personId)
    .where('category', '=', alarm.category)
    .where('status', '=', open)
    .executeTakeFirstOrThrow()
  return { alarmId: known.id, opened: false }
}

const emptyAlarm = {
  status: 'open',
  // Nobody has been asked yet: see domain/alarm-ladder.ts.
  step: -1,
  due_at: null,
  unanswered_at: null,
  seen_by: null,
  seen_at: null,
  acknowledged_by: null,
  acknowledged_at: null,
  attempted_at: null,
  card_due_at: null,
  card_step: null,
  pick_up_by: null,
  answer: null,
  last_text_at: null,
  taken_back_at: null,
  verdict: null,
  closed_at: null,
  closed_by: null,
  done_sealed: null,
  reported_at: null,
  retain_until: null,
} as const

function columnsOf(alarm: NewAlarm) {
  return {
    talk_id: alarm.talkId,
    person_id: alarm.personId,
    handover_id: alarm.handoverId,
    message_id: alarm.messageId,
    category: alarm.category,
    kind: alarm.kind,
    rule: alarm.rule,
    level: levels[alarm.level ?? 'emergency'],
    code: alarm.code ?? null,
    team: alarm.team ?? null,
    restricted: alarm.restricted === true ? 1 : 0,
    drill: alarm.drill === true ? 1 : 0,
  }
}

/** The kind of the open alarm of danger of this person. */
export async function findOpenDanger(
  data: Data,
  personId: string,
): Promise<DangerKind | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select('kind')
    .where('person_id', '=', personId)
    .where('category', '=', 'danger')
    .where('status', '=', open)
    .executeTakeFirst()
  return dangerKinds.find((kind) => kind === row?.kind)
}

/** An alarm of danger, as it was read. */
export interface StoredAlarm {
  readonly id: string
  readonly talkId: string
  readonly personId: string
  readonly handoverId: string
  readonly kind: DangerKind
  readonly level: Level
  readonly status: 'open' | 'closed'
  readonly code?: string
  /** On the ladder; below 0: nobody is there to be asked. */
  readonly step: number
  readonly round: number
  readonly dueAt?: Date
  readonly unansweredAt?: Date
  readonly seenBy?: string
  /** Absent though `acknowledgedAt` is there: whoever answers at night has it. */
  readonly acknowledgedBy?: string
  readonly acknowledgedAt?: Date
  readonly attemptedAt?: Date
  readonly told: Told['kind']
  readonly cardDueAt?: Date
  readonly pickUpBy?: Date
  readonly answer?: DangerAnswer
  readonly joined: number
  readonly lastTextAt?: Date
  readonly restricted: boolean
  readonly drill: boolean
  readonly openedAt: Date
  readonly closedBy?: string
}

type Row = Selectable<AlarmsTable>

export function toAlarm(row: Row): StoredAlarm {
  return {
    id: row.id,
    talkId: row.talk_id,
    personId: row.person_id,
    handoverId: row.handover_id,
    kind: row.kind as DangerKind,
    level: row.level === levels.emergency ? 'emergency' : 'worried',
    status: row.status as 'open' | 'closed',
    step: row.step,
    round: row.round,
    told: row.told as Told['kind'],
    joined: row.joined,
    restricted: row.restricted === 1,
    drill: row.drill === 1,
    openedAt: new Date(row.opened_at),
    ...(row.code !== null && { code: row.code }),
    ...(row.seen_by !== null && { seenBy: row.seen_by }),
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
    ...(row.answer !== null && { answer: row.answer as DangerAnswer }),
    ...(row.closed_by !== null && { closedBy: row.closed_by }),
    ...timesOf(row),
  }
}

function timesOf(row: Row) {
  return {
    ...(row.due_at !== null && { dueAt: new Date(row.due_at) }),
    ...(row.unanswered_at !== null && { unansweredAt: new Date(row.unanswered_at) }),
    ...(row.acknowledged_at !== null && { acknowledgedAt: new Date(row.acknowledged_at) }),
    ...(row.attempted_at !== null && { attemptedAt: new Date(row.attempted_at) }),
    ...(row.card_due_at !== null && { cardDueAt: new Date(row.card_due_at) }),
    ...(row.pick_up_by !== null && { pickUpBy: new Date(row.pick_up_by) }),
    ...(row.last_text_at !== null && { lastTextAt: new Date(row.last_text_at) }),
  }
}
