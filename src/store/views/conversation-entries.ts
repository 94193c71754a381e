import { type RawBuilder, sql } from 'kysely'
import type { ChannelName } from '../../domain/address.ts'
import type { DeliveryStatus } from '../../domain/message.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { openMedia, textCell } from '../messages.ts'
import { noteCell } from '../notes.ts'
import type { OutgoingStatus } from '../outbox.ts'
import type { Data } from '../store.ts'
import { personVisibleTo, visibleTo } from '../visible-to.ts'

interface Shared {
  readonly id: string
  readonly at: Date
}

/** One thing in a thread. */
export type Entry = TheirText | OurText | Note | EventLine | LinkLine | SealedGap

export interface TheirText extends Shared {
  readonly kind: 'theirs'
  readonly channel: ChannelName
  readonly text: string
  readonly media: readonly { readonly contentType: string }[]
  /** Staff put its media away. */
  readonly quarantined: boolean
}

export interface OurText extends Shared {
  readonly kind: 'bot' | 'staff'
  readonly channel: ChannelName
  readonly text: string
  readonly status: OutgoingStatus
  readonly delivery?: DeliveryStatus
  readonly code?: string
  readonly staffId?: string
  readonly article?: string
  readonly section?: string
  readonly sentAt?: Date
  readonly expiresAt?: Date
  /** It leaves, or left, as an approved template. */
  readonly template: boolean
  readonly maybeTwice: boolean
}

export interface Note extends Shared {
  readonly kind: 'note'
  readonly staffId: string
  readonly text: string
}

/** Something that happened, of `shownKinds`. */
export interface EventLine extends Shared {
  readonly kind: 'event'
  readonly what: ShownKind
  readonly staffId?: string
  readonly detail: Readonly<Record<string, string | number | boolean>>
}

/** A number was linked to the person by a member of staff. */
export interface LinkLine extends Shared {
  readonly kind: 'linked'
  readonly channel: ChannelName
  readonly staffId: string
}

/** Where a talk begins: what was said before is not for staff. */
export interface SealedGap extends Shared {
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
  'taken-over',
  'passed-on',
  'handed-back',
  'audience-opened',
  'opted-out',
  'opted-in',
  'media-shown',
  'media-put-away',
] as const
export type ShownKind = (typeof shownKinds)[number]

/** Which part of a thread: before an entry, or from one on; by default the newest. */
export interface Range {
  readonly before?: string
  readonly since?: string
}

/** As many as anybody reads at once; a page that stays open all day shows more. */
const mostTexts = 100
const mostSince = 500

export async function readEntries(
  data: Data,
  viewer: Viewer,
  personId: string,
  range: Range,
): Promise<{ readonly entries: readonly Entry[]; readonly hasEarlier: boolean }> {
  const most = range.since === undefined ? mostTexts : mostSince
  const rows = await messagesQuery(data, viewer, personId, range)
    .limit(most + 1)
    .execute()
  const shown = rows.slice(0, most).reverse()
  const hasMore = rows.length > most
  // What happened beside the texts of this page, and no more.
  const from = range.since ?? (hasMore ? shown[0]?.id : undefined)
  const within = {
    viewer,
    personId,
    range: { ...range, ...(from !== undefined && { since: from }) },
  }
  const entries = [
    ...shown.filter(isShown).map((row) => toText(data, row)),
    ...(await readEvents(data, within)),
    ...(await readNotes(data, within)),
    ...(await readLinks(data, within)),
    ...(await readGaps(data, within)),
  ].sort(byId)
  return {
    entries,
    hasEarlier: hasMore || (range.since !== undefined && (await hasBefore(data, within))),
  }
}

interface Within {
  readonly viewer: Viewer
  readonly personId: string
  readonly range: Range
}

function byId(a: Entry, b: Entry): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  // A gap stands before the text that opened the talk.
  return Number(b.kind === 'sealed-gap') - Number(a.kind === 'sealed-gap')
}

function inRange(column: string, { before, since }: Range): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`1 = 1`,
    ...(before === undefined ? [] : [sql<boolean>`${sql.ref(column)} < ${before}`]),
    ...(since === undefined ? [] : [sql<boolean>`${sql.ref(column)} >= ${since}`]),
  ]
  return sql.join(conditions, sql` and `)
}

// === Texts

function messagesQuery(data: Data, viewer: Viewer, personId: string, range: Range) {
  return data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .selectAll('messages')
    .where('messages.person_id', '=', personId)
    .where(visibleTo(viewer))
    .where(inRange('messages.id', range))
    .orderBy('messages.id', 'desc')
}

type MessageRow = Awaited<ReturnType<ReturnType<typeof messagesQuery>['execute']>>[number]

/** A turn that says nothing leaves a row without words: there is nothing to show. */
function isShown(row: MessageRow): boolean {
  return row.author !== 'bot' || row.status !== 'withheld' || row.error_code === 'opted-out'
}

function toText(data: Data, row: MessageRow): TheirText | OurText {
  const { id } = row
  const shared = {
    id,
    at: new Date(row.created_at),
    channel: row.channel as ChannelName,
    text: data.vault.tryOpen(textCell(id), row.text_sealed) ?? '',
  }
  if (row.author === 'young-person') {
    const media = openMedia(data, id, row.media_sealed)
    return {
      ...shared,
      kind: 'theirs',
      // Their addresses stay here: a page has no use for them.
      media: media.map(({ contentType }) => ({ contentType })),
      quarantined: row.quarantined_at !== null,
    }
  }
  return {
    ...shared,
    kind: row.author,
    status: row.status as OutgoingStatus,
    template: row.template_sealed !== null,
    maybeTwice: row.maybe_twice === 1,
    ...(row.delivery_status !== null && { delivery: row.delivery_status as DeliveryStatus }),
    ...(row.error_code !== null && { code: row.error_code }),
    ...(row.staff_id !== null && { staffId: row.staff_id }),
    ...(row.article !== null && { article: row.article }),
    ...(row.section !== null && { section: row.section }),
    ...(row.sent_at !== null && { sentAt: new Date(row.sent_at) }),
    ...(row.expires_at !== null && { expiresAt: new Date(row.expires_at) }),
  }
}

async function hasBefore(data: Data, { viewer, personId, range }: Within): Promise<boolean> {
  const { since } = range
  if (since === undefined) return false
  const query = messagesQuery(data, viewer, personId, { before: since })
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

// === What happened

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
