import { sql, type SqlBool } from 'kysely'
import type { ChannelName } from '../../domain/address.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { textCell } from '../messages.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'
import { knownToLead, readKeptFrom, wordsVisibleToLead } from '../visible-to-lead.ts'

/** A text that should have raised an alarm, as the safeguarding lead sees it. */
export interface SeenMiss {
  readonly id: string
  readonly at: Date
  readonly writtenAt: Date
  readonly kind: string
  readonly reportedBy: string
  /** Both undefined where the words are not for the lead's eyes. */
  readonly text?: string
  readonly note?: string
  readonly alarmId?: string
  readonly seenBy?: string
  readonly seenAt?: Date
}

/** As many as the page shows. */
const mostListed = 100

/** The newest first. */
export async function readMisses(
  data: Data,
  viewer: Viewer,
  now: Date,
): Promise<readonly SeenMiss[]> {
  const query = await missesQuery(data, viewer, now)
  const rows = await query.orderBy('misses.id', 'desc').limit(mostListed).execute()
  return rows.map((row) => toSeen(data, row))
}

/** One of them; undefined when it is none that this viewer may know of. */
export async function readMiss(
  data: Data,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<SeenMiss | undefined> {
  const query = await missesQuery(data, viewer, now)
  const row = await query.where('misses.id', '=', id).executeTakeFirst()
  return row && toSeen(data, row)
}

async function missesQuery(data: Data, viewer: Viewer, now: Date) {
  const keptFrom = await readKeptFrom(data, viewer)
  const ofCase = sql<SqlBool>`misses.kind = 'allegation'`
  return data.sql
    .selectFrom('misses')
    .innerJoin('messages', 'messages.id', 'misses.message_id')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'misses.person_id')
    .selectAll('misses')
    .select(['messages.text_sealed', 'messages.created_at'])
    .select(
      sql<number>`case when ${wordsVisibleToLead(viewer, now)} then 1 else 0 end`.as('readable'),
    )
    .where(knownToLead(viewer, { keptFrom, ofCase }))
}

type Row = Awaited<ReturnType<Awaited<ReturnType<typeof missesQuery>>['execute']>>[number]

function toSeen(data: Data, row: Row): SeenMiss {
  const isReadable = row.readable === 1
  const noteCell = { table: 'misses', column: 'note', row: row.id }
  const text = isReadable
    ? data.vault.tryOpen(textCell(row.message_id), row.text_sealed)
    : undefined
  const note =
    isReadable && row.note_sealed !== null
      ? data.vault.tryOpen(noteCell, row.note_sealed)
      : undefined
  return {
    id: row.id,
    at: new Date(row.at),
    writtenAt: new Date(row.created_at),
    kind: row.kind,
    reportedBy: row.reported_by,
    ...(text !== undefined && { text }),
    ...(note !== undefined && { note }),
    ...(row.alarm_id !== null && { alarmId: row.alarm_id }),
    ...(row.seen_by !== null && { seenBy: row.seen_by }),
    ...(row.seen_at !== null && { seenAt: new Date(row.seen_at) }),
  }
}

/** A text of a young person's, as it is reported. */
export interface ReportableText {
  readonly messageId: string
  readonly talkId: string
  readonly personId: string
  readonly addressId: string
  readonly channel: ChannelName
  readonly text: string
  readonly at: Date
  /** What the net had read in it. */
  readonly heardAs?: string
  readonly reported: boolean
}

/** A text of theirs that this viewer may see in a talk; undefined when there is none. */
export async function readReportable(
  data: Data,
  viewer: Viewer,
  messageId: string,
): Promise<ReportableText | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select(['messages.id', 'messages.talk_id', 'messages.person_id', 'messages.address_id'])
    .select(['messages.channel', 'messages.text_sealed', 'messages.created_at'])
    .select(
      sql<string | null>`(select min(detections.kind) from detections
        where detections.message_id = messages.id)`.as('heard_as'),
    )
    .select(
      sql<number>`(select count(*) from misses where misses.message_id = messages.id)`.as(
        'reported',
      ),
    )
    .where('messages.id', '=', messageId)
    .where('messages.author', '=', 'young-person')
    .where(visibleTo(viewer))
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    messageId: row.id,
    talkId: row.talk_id,
    personId: row.person_id,
    addressId: row.address_id,
    channel: row.channel as ChannelName,
    text: data.vault.tryOpen(textCell(row.id), row.text_sealed) ?? '',
    at: new Date(row.created_at),
    reported: row.reported > 0,
    ...(row.heard_as !== null && { heardAs: row.heard_as }),
  }
}
