import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { DangerKind, Level } from '../../domain/danger.ts'
import type { HandoverOutcome } from '../../domain/handover.ts'
import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'
import { type Listed, mostCounted, totalOf } from './listed.ts'
import { shownPerson, type ShownPerson } from './names.ts'

/** A talk that a member of staff owns. */
export interface OwnedTalk {
  readonly talkId: string
  readonly person: ShownPerson
  readonly ownerStaffId: string
  /** Texts of theirs since staff last wrote or read. */
  readonly unread: number
  /** The newest text either way. */
  readonly lastAt: Date
  readonly danger?: OpenDanger
}

/** Danger that was read in a talk, until somebody has said what was done. */
export interface OpenDanger {
  readonly alarmId: string
  readonly kind: DangerKind
  readonly level: Level
  /** Nobody has said they have seen it. */
  readonly unseen: boolean
}

/** A talk that the viewer handed back. */
export interface HandedBack {
  readonly talkId: string
  readonly person: ShownPerson
  readonly outcome?: HandoverOutcome
  readonly closedAt: Date
}

/** The open talks that the viewer owns: danger first, then new texts, then the newest. */
export function readMyOpenTalks(data: Data, viewer: Viewer, most: number) {
  return readOwned(data, viewer, sql`talks.owner_staff_id = ${viewer.staffId}`, most)
}

/** All open talks with an owner that the viewer may see. */
export function readOpenTalks(data: Data, viewer: Viewer, most: number) {
  return readOwned(data, viewer, sql`talks.owner_staff_id is not null`, most)
}

/**
 * How many open talks the viewer owns (`most` + 1 stands for more), and how many of them have
 * something worrying in them that nobody has seen. Emergencies are counted as alarms.
 */
export async function countMyOpenTalks(
  data: Data,
  viewer: Viewer,
  most: number,
): Promise<{ readonly open: number; readonly worried: number }> {
  const row = await data.sql
    .selectFrom(
      visibleTalks(data, viewer)
        .select(sql<number>`case when ${worrying} then 1 else 0 end`.as('worrying'))
        .where('talks.owner_staff_id', '=', viewer.staffId)
        .limit(most + 1)
        .as('mine'),
    )
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      fn.sum<number | null>('mine.worrying').as('worried'),
    ])
    .executeTakeFirstOrThrow()
  return { open: row.open, worried: row.worried ?? 0 }
}

function visibleTalks(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .where('talks.closed_at', 'is', null)
    .where(visibleTo(viewer))
}

const inDanger = sql<SqlBool>`exists (select 1 from alarms where alarms.talk_id = talks.id
  and alarms.category = 'danger' and alarms.status = 'open')`

/** Only a worried alarm: an emergency is on every page as it is. */
const worrying = sql<SqlBool>`exists (select 1 from alarms where alarms.talk_id = talks.id
  and alarms.category = 'danger' and alarms.status = 'open' and alarms.level > 0
  and alarms.seen_at is null and alarms.acknowledged_at is null)`

const rank = sql<number>`case when ${inDanger} then 0 when talks.unread > 0 then 1 else 2 end`

async function readOwned(
  data: Data,
  viewer: Viewer,
  whose: RawBuilder<SqlBool>,
  most: number,
): Promise<Listed<OwnedTalk>> {
  const ids = visibleTalks(data, viewer)
    .select(['talks.id', rank.as('rank')])
    .select(sql<number>`coalesce(talks.last_at, talks.opened_at)`.as('at'))
    .where(whose)
    .orderBy('rank')
    .orderBy('at', 'desc')
    .limit(mostCounted + 1)
  const page = data.sql
    .selectFrom(ids.as('ids'))
    .select(['ids.id', 'ids.rank', 'ids.at', sql<number>`count(*) over ()`.as('total')])
    .orderBy('ids.rank')
    .orderBy('ids.at', 'desc')
    .limit(most)
  const rows = await data.sql
    .selectFrom(page.as('page'))
    .innerJoin('talks', 'talks.id', 'page.id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .leftJoin('alarms', (join) =>
      join
        .onRef('alarms.talk_id', '=', 'talks.id')
        .on(sql<SqlBool>`alarms.status = 'open'`)
        .on('alarms.category', '=', 'danger'),
    )
    .select(['page.total', 'page.at', 'talks.id', 'talks.owner_staff_id', 'talks.unread'])
    .select(['people.id as person_id', 'people.registered', 'people.name_sealed'])
    .select(['people.birthday_sealed', 'alarms.id as alarm_id', 'alarms.kind as danger'])
    .select(['alarms.level', 'alarms.seen_at', 'alarms.acknowledged_at'])
    .orderBy('page.rank')
    .orderBy('page.at', 'desc')
    .execute()
  return {
    total: totalOf(rows[0]?.total ?? 0),
    rows: rows.map((row) => ({
      talkId: row.id,
      person: shownPerson(data, row),
      ownerStaffId: row.owner_staff_id ?? '',
      unread: row.unread,
      lastAt: new Date(row.at),
      ...(row.alarm_id !== null && {
        danger: {
          alarmId: row.alarm_id,
          kind: row.danger as DangerKind,
          level: row.level === 0 ? 'emergency' : 'worried',
          unseen: row.seen_at === null && row.acknowledged_at === null,
        },
      }),
    })),
  }
}

/** What the viewer handed back since then, the newest first. */
export async function readHandedBack(
  data: Data,
  viewer: Viewer,
  since: Date,
  most: number,
): Promise<Listed<HandedBack>> {
  const rows = await data.sql
    .selectFrom('handovers')
    .innerJoin('talks', 'talks.id', 'handovers.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select(['handovers.talk_id', 'handovers.outcome', 'handovers.closed_at'])
    .select(['people.id as person_id', 'people.registered', 'people.name_sealed'])
    .select(['people.birthday_sealed', sql<number>`count(*) over ()`.as('total')])
    .where('handovers.closed_by', '=', viewer.staffId)
    .where('handovers.closed_at', '>', since.getTime())
    .where(visibleTo(viewer))
    .orderBy('handovers.closed_at', 'desc')
    .limit(most)
    .execute()
  return {
    total: totalOf(rows[0]?.total ?? 0, Infinity),
    rows: rows.map((row) => ({
      talkId: row.talk_id,
      person: shownPerson(data, row),
      closedAt: new Date(row.closed_at ?? 0),
      ...(row.outcome !== null && { outcome: row.outcome as HandoverOutcome }),
    })),
  }
}
