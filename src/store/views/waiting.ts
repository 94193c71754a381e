import { sql, type SqlBool } from 'kysely'
import type { DangerKind } from '../../domain/danger.ts'
import type { HandoverReason, HandoverStage } from '../../domain/handover.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { alarmVisibleTo } from '../alarm-visibility.ts'
import { visibleTo } from '../visible-to.ts'
import { emptyList, type Listed, mostCounted, totalOf } from './listed.ts'
import { shownPerson, type ShownPerson } from './names.ts'
import { type Way, waysForMe, waysForOthers } from './waiting-ways.ts'

/** A young person who waits for somebody. Staff are ids here: `readNeedsYou` has their names. */
export interface Waiting {
  readonly handoverId: string
  readonly talkId: string
  readonly person: ShownPerson
  readonly adviserId: string | null
  readonly reason: HandoverReason
  /** 0 emergency, 1 worried, 2 asked. */
  readonly priority: number
  readonly danger?: DangerKind
  /** Of the danger. */
  readonly alarmId?: string
  readonly stage: HandoverStage
  /** Null: the stage's pool. */
  readonly forStaffId: string | null
  readonly acknowledgedBy: string | null
  readonly acknowledgedAt?: Date
  readonly openedAt: Date
  readonly dueAt?: Date
  /** Texts of theirs that nobody has read. */
  readonly unread: number
}

/** Who waits for this viewer first: the most urgent, then whoever waits longest. */
export function readWaitingForMe(data: Data, viewer: Viewer, most: number) {
  return readWaiting(data, viewer, waysForMe(viewer), most)
}

/** Who else waits in the team, for duty advisers and managers. */
export function readWaitingForTeam(data: Data, viewer: Viewer, most: number) {
  return readWaiting(data, viewer, waysForOthers(viewer), most)
}

/** Everybody who waits and whom the viewer may see. */
export function readAllWaiting(data: Data, viewer: Viewer, most: number) {
  return readWaiting(data, viewer, [...waysForMe(viewer), ...waysForOthers(viewer)], most)
}

/** How many wait for this viewer; `most` + 1 stands for more. */
export async function countWaitingForMe(data: Data, viewer: Viewer, most: number): Promise<number> {
  const { total } = await data.sql
    .selectFrom(idsOf(data, viewer, waysForMe(viewer), most).as('waiting'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Math.min(total, most + 1)
}

/** In the words of the partial indexes. */
const waiting: Way = sql`handovers.status = 'open' and handovers.closed_at is null`

/** An emergency that the viewer sees as an alarm is shown as that, and not a second time here. */
function notAsAlarm(viewer: Viewer): Way {
  return sql`not exists (select 1 from alarms where alarms.talk_id = talks.id
    and alarms.status = 'open' and alarms.level = 0 and ${alarmVisibleTo(viewer)})`
}

/** Every way is read in the order of its index, and all of them together no further than `most`. */
function idsOf(data: Data, viewer: Viewer, ways: readonly Way[], most: number) {
  const [first, ...others] = ways.map((way) =>
    data.sql
      .selectFrom('handovers')
      .innerJoin('talks', 'talks.id', 'handovers.talk_id')
      .innerJoin('people', 'people.id', 'talks.person_id')
      .select(['handovers.id', 'handovers.priority as urgency', 'handovers.opened_at as since'])
      .where(waiting)
      .where(way)
      .where(visibleTo(viewer))
      .where(notAsAlarm(viewer)),
  )
  if (first === undefined) throw new Error('A list needs a reason to be on it')
  return others
    .reduce((all, other) => all.unionAll(other), first)
    .orderBy('urgency')
    .orderBy('since')
    .limit(most + 1)
}

async function readWaiting(
  data: Data,
  viewer: Viewer,
  ways: readonly Way[],
  most: number,
): Promise<Listed<Waiting>> {
  if (ways.length === 0) return emptyList
  const page = data.sql
    .selectFrom(idsOf(data, viewer, ways, mostCounted).as('waiting'))
    .select(['waiting.id', sql<number>`count(*) over ()`.as('total')])
    .orderBy('waiting.urgency')
    .orderBy('waiting.since')
    .limit(most)
  const rows = await data.sql
    .selectFrom(page.as('page'))
    .innerJoin('handovers', 'handovers.id', 'page.id')
    .innerJoin('talks', 'talks.id', 'handovers.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .leftJoin('alarms', (join) =>
      join
        .onRef('alarms.talk_id', '=', 'talks.id')
        .on(sql<SqlBool>`alarms.status = 'open'`)
        .on('alarms.category', '=', 'danger'),
    )
    .select(waitingColumns)
    .orderBy('handovers.priority')
    .orderBy('handovers.opened_at')
    .execute()
  return { rows: rows.map((row) => toWaiting(data, row)), total: totalOf(rows[0]?.total ?? 0) }
}

const waitingColumns = [
  'page.total',
  'handovers.id',
  'handovers.talk_id',
  'handovers.reason',
  'handovers.priority',
  'handovers.stage',
  'handovers.for_staff_id',
  'handovers.acknowledged_by',
  'handovers.acknowledged_at',
  'handovers.opened_at',
  'handovers.due_at',
  'talks.unread',
  'people.id as person_id',
  'people.registered',
  'people.name_sealed',
  'people.birthday_sealed',
  'people.adviser_id',
  'alarms.kind as danger',
  'alarms.id as alarm_id',
] as const

interface WaitingRow {
  readonly id: string
  readonly talk_id: string
  readonly reason: string
  readonly priority: number
  readonly stage: string
  readonly for_staff_id: string | null
  readonly acknowledged_by: string | null
  readonly acknowledged_at: number | null
  readonly opened_at: number
  readonly due_at: number | null
  readonly unread: number
  readonly person_id: string
  readonly registered: number
  readonly name_sealed: string | null
  readonly birthday_sealed: string | null
  readonly adviser_id: string | null
  readonly danger: string | null
  readonly alarm_id: string | null
}

function toWaiting(data: Data, row: WaitingRow): Waiting {
  return {
    handoverId: row.id,
    talkId: row.talk_id,
    person: shownPerson(data, row),
    adviserId: row.adviser_id,
    reason: row.reason as HandoverReason,
    priority: row.priority,
    stage: row.stage as HandoverStage,
    forStaffId: row.for_staff_id,
    acknowledgedBy: row.acknowledged_by,
    openedAt: new Date(row.opened_at),
    unread: row.unread,
    ...(row.danger !== null && { danger: row.danger as DangerKind }),
    ...(row.alarm_id !== null && { alarmId: row.alarm_id }),
    ...(row.acknowledged_at !== null && { acknowledgedAt: new Date(row.acknowledged_at) }),
    ...(row.due_at !== null && { dueAt: new Date(row.due_at) }),
  }
}
