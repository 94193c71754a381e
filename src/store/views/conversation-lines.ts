import { sql } from 'kysely'
import type { ChannelName } from '../../domain/address.ts'
import { noteCell } from '../notes.ts'
import type { Data } from '../store.ts'
import { personVisibleTo, visibleTo } from '../visible-to.ts'
import { inRange, type InThread, type Within } from './conversation-range.ts'

/** What stands between the texts of a thread. */
export type Line = Note | EventLine | LinkLine | SealedGap

export interface Note extends InThread {
  readonly kind: 'note'
  readonly staffId: string
  readonly text: string
}

/** Something that happened, of `shownKinds`. */
export interface EventLine extends InThread {
  readonly kind: 'event'
  readonly what: ShownKind
  readonly staffId?: string
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

/** A number was linked to the person by a member of staff. */
export interface LinkLine extends InThread {
  readonly kind: 'linked'
  readonly channel: ChannelName
  readonly staffId: string
}

/** Where a talk begins: what was said before is not for staff. */
export interface SealedGap extends InThread {
  readonly kind: 'sealed-gap'
  readonly staffBegan: boolean
  /** They said yes to showing the day before: the line stands before that. */
  readonly earlierShown: boolean
}

/** What moves between people is told; what the system does for itself is not. */
const shownKinds = [
  'handover-requested',
  'handover-routed',
  'handover-went-on',
  'who-chosen',
  'handover-left',
  'acknowledged',
  'alarm-rose',
  'alarm-unanswered',
  'alarm-seen',
  'alarm-dealing',
  'alarm-lapsed',
  'alarm-attempt',
  'alarm-closed',
  'taken-over',
  'passed-on',
  'handed-back',
  'audience-opened',
  'opted-out',
  'opted-in',
  'no-text-reaches',
  'discreet-on',
  'discreet-off',
  'media-shown',
  'media-put-away',
] as const
export type ShownKind = (typeof shownKinds)[number]

/** What is not a text in this part of a thread, in no order. */
export async function readLines(data: Data, within: Within): Promise<readonly Line[]> {
  return [
    ...(await readEvents(data, within)),
    ...(await readNotes(data, within)),
    ...(await readLinks(data, within)),
    ...(await readGaps(data, within)),
  ]
}

async function readEvents(data: Data, within: Within): Promise<readonly EventLine[]> {
  const rows = await data.sql
    .selectFrom('events')
    .innerJoin('talks', 'talks.id', 'events.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select(['events.id', 'events.at', 'events.kind', 'events.staff_id', 'events.detail'])
    .where('talks.person_id', '=', within.personId)
    .where('events.kind', 'in', shownKinds)
    .where(visibleTo(within.viewer))
    .where(inRange('events.id', within.range))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.at),
    kind: 'event',
    what: row.kind as ShownKind,
    detail: row.detail === null ? {} : (JSON.parse(row.detail) as EventLine['detail']),
    ...(row.staff_id !== null && { staffId: row.staff_id }),
  }))
}

async function readNotes(data: Data, within: Within): Promise<readonly Note[]> {
  const rows = await data.sql
    .selectFrom('notes')
    .innerJoin('people', 'people.id', 'notes.person_id')
    .leftJoin('talks', 'talks.id', 'notes.talk_id')
    .select(['notes.id', 'notes.staff_id', 'notes.text_sealed', 'notes.created_at'])
    .where('notes.person_id', '=', within.personId)
    .where((is) => is.or([visibleTo(within.viewer), personVisibleTo(within.viewer)]))
    .where(inRange('notes.id', within.range))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.created_at),
    kind: 'note',
    staffId: row.staff_id,
    text: data.vault.tryOpen(noteCell(row.id), row.text_sealed) ?? '',
  }))
}

/** The system links a number by itself when it first texts: only staff's links are news. */
async function readLinks(data: Data, { personId, range }: Within): Promise<readonly LinkLine[]> {
  const rows = await data.sql
    .selectFrom('address_links')
    .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
    .innerJoin('staff', 'staff.id', 'address_links.linked_by')
    .select(['address_links.id', 'address_links.from_at', 'addresses.channel'])
    .select('address_links.linked_by')
    .where('address_links.person_id', '=', personId)
    .where(inRange('address_links.id', range))
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: new Date(row.from_at),
    kind: 'linked',
    channel: row.channel as ChannelName,
    staffId: row.linked_by,
  }))
}

async function readGaps(data: Data, { viewer, personId, range }: Within) {
  const rows = await data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .innerJoin('messages', 'messages.talk_id', 'talks.id')
    .select(({ fn }) => ['talks.id', fn.min('messages.id').as('first')])
    .select(({ fn }) => fn.min('messages.created_at').as('at'))
    .select([began.as('began'), shownEarlier.as('shown')])
    .where('talks.person_id', '=', personId)
    .where(visibleTo(viewer))
    .groupBy('talks.id')
    .execute()
  const { before, since } = range
  return rows
    .filter(({ first }) => first >= (since ?? '') && (before === undefined || first < before))
    .map(({ first, at, began, shown }): SealedGap => ({
      id: first,
      at: new Date(at),
      kind: 'sealed-gap',
      staffBegan: began === 1,
      earlierShown: shown === 1,
    }))
}

const began = sql<number>`case when exists (select 1 from handovers
  where handovers.talk_id = talks.id and handovers.reason = 'staff-began') then 1 else 0 end`

/** The same kind of event without this is the talk's own beginning. */
const shownEarlier = sql<number>`case when exists (select 1 from events
  where events.talk_id = talks.id and events.kind = 'audience-opened'
    and events.detail like '%"earlier":true%') then 1 else 0 end`
