import { sql, type SqlBool } from 'kysely'
import type { Viewer } from '../../domain/viewer.ts'
import type { EventKind } from '../events.ts'
import type { Data } from '../store.ts'
import { personVisibleTo, visibleTo } from '../visible-to.ts'
import { readShownStaff, shownPerson, type ShownPerson, type ShownStaff } from './names.ts'

/** Something that happened, as a line shows it. */
export interface Happened {
  readonly id: string
  readonly at: Date
  readonly kind: EventKind
  readonly staffId: string | null
  readonly person?: ShownPerson
  readonly talkId: string | null
  readonly detail: Readonly<Record<string, unknown>>
  /** Why they looked at somebody who is not theirs. */
  readonly reason?: string
}

/** Which events are asked for. */
export interface ActivityAsked {
  /** The first moment, and the first moment after it. */
  readonly from: Date
  readonly until: Date
  readonly staffId?: string | undefined
  readonly personId?: string | undefined
  readonly kind?: EventKind | undefined
  /** Only those before this event. */
  readonly before?: string | undefined
}

export interface Activity {
  /** The newest first. */
  readonly events: readonly Happened[]
  /** There are earlier ones of the same day. */
  readonly more: boolean
  readonly staff: ReadonlyMap<string, ShownStaff>
}

const mostShown = 100

/**
 * What was done with the team's young people and by its staff. What happened in a sealed or a
 * restricted talk is not among it, and neither is what hangs on a text or a handover of one.
 */
export async function readActivity(
  data: Data,
  viewer: Viewer,
  asked: ActivityAsked,
): Promise<Activity> {
  const rows = await eventsQuery(data, viewer, asked).execute()
  const shown = rows.slice(0, mostShown)
  const events = shown.map((row): Happened => {
    const reason = row.look_id === null ? undefined : openReason(data, row.look_id, row.reason)
    return {
      id: row.id,
      at: new Date(row.at),
      kind: row.kind as EventKind,
      staffId: row.staff_id,
      talkId: row.talk_id,
      detail: detailOf(row.detail),
      ...(row.person_id !== null && {
        person: shownPerson(data, {
          ...row,
          person_id: row.person_id,
          registered: row.registered ?? 0,
        }),
      }),
      ...(reason !== undefined && { reason }),
    }
  })
  const named = events.flatMap(({ staffId, detail }) => [
    staffId,
    ...Object.values(detail).filter((value) => typeof value === 'string'),
  ])
  return { events, more: rows.length > mostShown, staff: await readShownStaff(data, named) }
}

function eventsQuery(data: Data, viewer: Viewer, asked: ActivityAsked) {
  return data.sql
    .selectFrom('events')
    .leftJoin('people', 'people.id', 'events.person_id')
    .leftJoin('talks', 'talks.id', 'events.talk_id')
    .leftJoin('staff as actors', 'actors.id', 'events.staff_id')
    .leftJoin('looks', (join) =>
      join
        .onRef('looks.staff_id', '=', 'events.staff_id')
        .onRef('looks.person_id', '=', 'events.person_id')
        .onRef('looks.at', '=', 'events.at')
        .on('events.kind', '=', 'looked-at'),
    )
    .select(['events.id', 'events.at', 'events.kind', 'events.staff_id', 'events.talk_id'])
    .select(['events.detail', 'people.id as person_id', 'people.registered'])
    .select(['people.name_sealed', 'people.birthday_sealed'])
    .select(['looks.id as look_id', 'looks.reason_sealed as reason'])
    .where('events.id', '>=', firstIdAt(asked.from))
    .where('events.id', '<', firstIdAt(asked.until))
    .where('events.kind', '<>', 'allegation-found')
    .where(mayRead(viewer))
    .$if(asked.before !== undefined, (query) => query.where('events.id', '<', asked.before ?? ''))
    .$if(asked.kind !== undefined, (query) => query.where('events.kind', '=', asked.kind ?? ''))
    .$if(asked.staffId !== undefined, (query) =>
      query.where('events.staff_id', '=', asked.staffId ?? ''),
    )
    .$if(asked.personId !== undefined, (query) =>
      query.where('events.person_id', '=', asked.personId ?? ''),
    )
    .orderBy('events.id', 'desc')
    .limit(mostShown + 1)
}

/** Of a talk: whoever may read it. Of a young person alone: whoever may see them. Else the team's. */
function mayRead(viewer: Viewer) {
  const ofNoTalk = sql`events.talk_id is null and events.message_id is null
    and events.handover_id is null`
  return sql<SqlBool>`(
    (events.talk_id is not null and ${visibleTo(viewer)})
    or (${ofNoTalk} and events.person_id is not null and ${personVisibleTo(viewer)})
    or (${ofNoTalk} and events.person_id is null and actors.team = ${viewer.team}))`
}

/** Ids begin with the moment they were made at: a day of them lies together. */
function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}`
}

function openReason(data: Data, id: string, sealed: string | null): string | undefined {
  if (sealed === null) return undefined
  return data.vault.tryOpen({ table: 'looks', column: 'reason', row: id }, sealed)
}

function detailOf(detail: string | null): Readonly<Record<string, unknown>> {
  return detail === null ? {} : (JSON.parse(detail) as Record<string, unknown>)
}
