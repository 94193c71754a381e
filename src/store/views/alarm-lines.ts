import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { DangerKind, Level } from '../../domain/danger.ts'
import { firstNameOf } from '../../domain/staff.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { alarmVisibleTo } from '../alarm-visibility.ts'
import type { Data } from '../store.ts'
import { type Listed, totalOf } from './listed.ts'
import { shownPerson, type ShownPerson, type ShownStaff } from './names.ts'
import { withoutKeptOut } from './without-kept-out.ts'

/** An alarm as a line of a list shows it. */
export interface AlarmLine {
  readonly id: string
  readonly talkId: string
  readonly person: ShownPerson
  readonly kind: DangerKind
  readonly level: Level
  readonly openedAt: Date
  /** When it goes on to the next. */
  readonly dueAt?: Date
  readonly unansweredAt?: Date
  readonly seenBy?: ShownStaff
  readonly seenAt?: Date
  readonly dealingBy?: ShownStaff
  readonly dealingAt?: Date
  readonly attemptedAt?: Date
  readonly closedAt?: Date
  readonly closedBy?: ShownStaff
  readonly verdict?: 'true' | 'false'
  /** Its words are not for whoever reads this. */
  readonly restricted: boolean
  readonly drill: boolean
}

/** In the words of the partial indexes. */
const isOpen: RawBuilder<SqlBool> = sql`alarms.status = 'open'`

/** Nobody has answered first, then whoever nobody deals with, then the longest. */
const urgency = sql<number>`case when alarms.acknowledged_at is not null then 2
  when alarms.unanswered_at is not null then 0 else 1 end`

/** The open emergencies that the viewer may see: the one query of the band on every page. */
export function readEmergencies(
  data: Data,
  viewer: Viewer,
  most: number,
): Promise<Listed<AlarmLine>> {
  return readOpen(data, viewer, sql`alarms.level = 0`, most)
}

/** Every open alarm that the viewer may see, emergencies first. */
export function readOpenAlarms(
  data: Data,
  viewer: Viewer,
  most: number,
): Promise<Listed<AlarmLine>> {
  return readOpen(data, viewer, sql`1 = 1`, most)
}

/** How many open emergencies the viewer may see. */
export async function countEmergencies(data: Data, viewer: Viewer): Promise<number> {
  const row = await alarmsFor(data, viewer)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where(isOpen)
    .where('alarms.level', '=', 0)
    .executeTakeFirstOrThrow()
  return row.total
}

/** What was closed since then, the newest first. */
export async function readClosedAlarms(
  data: Data,
  viewer: Viewer,
  since: Date,
  most: number,
): Promise<Listed<AlarmLine>> {
  const rows = await linesFor(data, viewer)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('alarms.status', '=', 'closed')
    .where('alarms.closed_at', '>', since.getTime())
    .orderBy('alarms.closed_at', 'desc')
    .limit(most)
    .execute()
  return { rows: rows.map((row) => toLine(data, row)), total: totalOf(rows[0]?.total ?? 0) }
}

async function readOpen(
  data: Data,
  viewer: Viewer,
  which: RawBuilder<SqlBool>,
  most: number,
): Promise<Listed<AlarmLine>> {
  const rows = await linesFor(data, viewer)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where(isOpen)
    .where(which)
    .orderBy('alarms.level')
    .orderBy(urgency)
    .orderBy('alarms.opened_at')
    .limit(most)
    .execute()
  const shown = await withoutKeptOut(data, viewer, rows)
  const left = rows.length - shown.length
  return {
    rows: shown.map((row) => toLine(data, row)),
    total: totalOf((rows[0]?.total ?? 0) - left),
  }
}

function alarmsFor(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('alarms')
    .innerJoin('talks', 'talks.id', 'alarms.talk_id')
    .innerJoin('people', 'people.id', 'alarms.person_id')
    .where('alarms.category', '=', 'danger')
    .where(alarmVisibleTo(viewer))
}

/** The alarms of danger that the viewer may see, with all that `toLine` makes a line of. */
export function linesFor(data: Data, viewer: Viewer) {
  return alarmsFor(data, viewer)
    .leftJoin('staff as seers', 'seers.id', 'alarms.seen_by')
    .leftJoin('staff as dealers', 'dealers.id', 'alarms.acknowledged_by')
    .leftJoin('staff as closers', 'closers.id', 'alarms.closed_by')
    .select(lineColumns)
}

const lineColumns = [
  'alarms.id',
  'alarms.talk_id',
  'alarms.kind',
  'alarms.level',
  'alarms.opened_at',
  'alarms.due_at',
  'alarms.unanswered_at',
  'alarms.seen_by',
  'alarms.seen_at',
  'alarms.acknowledged_by',
  'alarms.acknowledged_at',
  'alarms.attempted_at',
  'alarms.closed_at',
  'alarms.closed_by',
  'alarms.verdict',
  'alarms.restricted',
  'alarms.drill',
  'people.id as person_id',
  'people.registered',
  'people.name_sealed',
  'people.birthday_sealed',
  'seers.name_sealed as seen_by_name',
  'dealers.name_sealed as acknowledged_by_name',
  'closers.name_sealed as closed_by_name',
] as const

type LineRow = Awaited<ReturnType<ReturnType<typeof linesFor>['execute']>>[number]

export function toLine(data: Data, row: LineRow): AlarmLine {
  const seenBy = staffOf(data, row.seen_by, row.seen_by_name)
  const dealingBy = staffOf(data, row.acknowledged_by, row.acknowledged_by_name)
  const closedBy = staffOf(data, row.closed_by, row.closed_by_name)
  return {
    id: row.id,
    talkId: row.talk_id,
    person: shownPerson(data, row),
    kind: row.kind as DangerKind,
    level: row.level === 0 ? 'emergency' : 'worried',
    openedAt: new Date(row.opened_at),
    restricted: row.restricted === 1,
    drill: row.drill === 1,
    ...when('dueAt', row.due_at),
    ...when('unansweredAt', row.unanswered_at),
    ...when('seenAt', row.seen_at),
    ...when('dealingAt', row.acknowledged_at),
    ...when('attemptedAt', row.attempted_at),
    ...when('closedAt', row.closed_at),
    ...(seenBy !== undefined && { seenBy }),
    ...(dealingBy !== undefined && { dealingBy }),
    ...(closedBy !== undefined && { closedBy }),
    ...(row.verdict !== null && { verdict: row.verdict as 'true' | 'false' }),
  }
}

function when<Name extends string>(name: Name, at: number | null) {
  return (at === null ? {} : { [name]: new Date(at) }) as Partial<Record<Name, Date>>
}

function staffOf(data: Data, id: string | null, sealed: string | null): ShownStaff | undefined {
  if (id === null || sealed === null) return undefined
  const name = data.vault.tryOpen({ table: 'staff', column: 'name', row: id }, sealed) ?? ''
  return { id, name, firstName: firstNameOf(name) }
}
