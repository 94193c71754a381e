import { sql } from 'kysely'
import type { ChannelName } from '../../domain/address.ts'
import type { DeliveryStatus } from '../../domain/message.ts'
import type { Viewer } from '../../domain/viewer.ts'
import { openMedia, textCell } from '../messages.ts'
import type { OutgoingStatus } from '../outbox.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'
import { inRange, type InThread, type Range, type Within } from './conversation-range.ts'

export interface TheirText extends InThread {
  readonly kind: 'theirs'
  readonly channel: ChannelName
  readonly text: string
  readonly media: readonly { readonly contentType: string }[]
  /** Staff put its media away. */
  readonly quarantined: boolean
}

export interface OurText extends InThread {
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

export function messagesQuery(data: Data, viewer: Viewer, personId: string, range: Range) {
  return data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .selectAll('messages')
    .where('messages.person_id', '=', personId)
    .where(visibleTo(viewer))
    .where(saysSomething)
    .where(inRange('messages.id', range))
    .orderBy('messages.id', 'desc')
}

/** A turn in which the bot said nothing leaves a row without words: there is nothing to show. */
const saysSomething = sql<boolean>`not (messages.author = 'bot' and messages.status = 'withheld'
  and coalesce(messages.error_code, '') <> 'opted-out')`

type MessageRow = Awaited<ReturnType<ReturnType<typeof messagesQuery>['execute']>>[number]

export function toText(data: Data, row: MessageRow): TheirText | OurText {
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

export async function hasBefore(data: Data, { viewer, personId, range }: Within): Promise<boolean> {
  const { since } = range
  if (since === undefined) return false
  const query = messagesQuery(data, viewer, personId, { before: since })
  return (await query.limit(1).executeTakeFirst()) !== undefined
}
