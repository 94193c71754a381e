import { sql } from 'kysely'
import { newId } from '../domain/new-id.ts'
import type { ChannelName } from '../domain/address.ts'
import type { InboundMessage, Lane, MediaReference, OptOutKeyword } from '../domain/message.ts'
import type { PastMessage, UnreadMessage } from '../domain/turn.ts'
import type { Data, Tx } from './store.ts'

/** The cell of a message's words. */
export const textCell = (row: string) => ({ table: 'messages', column: 'text', row })
const mediaCell = (row: string) => ({ table: 'messages', column: 'media', row })

/** Where a message belongs. */
export interface Place {
  readonly talkId: string
  readonly personId: string
  readonly addressId: string
  readonly channel: ChannelName
}

/** Stores a text that came in. Undefined when its provider id is known: it came in before. */
export async function addReceived(
  tx: Tx,
  place: Place,
  inbound: InboundMessage,
  at: Date,
): Promise<string | undefined> {
  const id = newId(at)
  const media = inbound.media.length === 0 ? null : JSON.stringify(inbound.media)
  const row = await tx.sql
    .insertInto('messages')
    .values({
      ...emptyRow,
      ...placeColumns(place),
      id,
      direction: 'in',
      author: 'young-person',
      provider_id: inbound.providerId,
      text_sealed: tx.vault.seal(textCell(id), inbound.text),
      media_sealed: media === null ? null : tx.vault.seal(mediaCell(id), media),
      status: 'received',
      opt_out: inbound.optOut ?? null,
      created_at: at.getTime(),
    })
    .onConflict((conflict) => conflict.column('provider_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** What a new text has none of. */
export const emptyRow = {
  staff_id: null,
  provider_id: null,
  media_sealed: null,
  lane: 'normal',
  role: null,
  reply_id: null,
  always: 0,
  outcome: null,
  because: null,
  article: null,
  section: null,
  opt_out: null,
  due_at: null,
  unknown_since: null,
  delivery_status: null,
  error_code: null,
  sent_at: null,
  claimed_by: null,
  claimed_until: null,
  retain_until: null,
  expires_at: null,
  template_sealed: null,
  form_key: null,
  quarantined_at: null,
} as const

export function placeColumns(place: Place) {
  return {
    talk_id: place.talkId,
    person_id: place.personId,
    address_id: place.addressId,
    channel: place.channel,
  }
}

/** A text of the bot's, as it is queued. */
export interface NewReply {
  readonly role: 'reply' | 'welcome' | 'alarm'
  readonly text: string
  readonly lane: Lane
  /** Goes out though the address is opted out. */
  readonly always: boolean
  /** Recorded, but not sent, and why. */
  readonly withheld?: string
  /** Of the turn that it ends; a text about an alarm ends none. */
  readonly outcome?: string
  readonly because: string
  readonly article?: string
  readonly section?: string
}

/** Queues a text of the bot's (or records why none is sent), and returns its id. */
export async function addReply(tx: Tx, place: Place, reply: NewReply, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('messages')
    .values({
      ...emptyRow,
      ...placeColumns(place),
      id,
      direction: 'out',
      author: 'bot',
      text_sealed: tx.vault.seal(textCell(id), reply.text),
      status: reply.withheld === undefined ? 'queued' : 'withheld',
      error_code: reply.withheld ?? null,
      lane: reply.lane,
      role: reply.role,
      always: reply.always ? 1 : 0,
      outcome: reply.outcome ?? null,
      because: reply.because,
      article: reply.article ?? null,
      section: reply.section ?? null,
      due_at: at.getTime(),
      created_at: at.getTime(),
    })
    .execute()
  tx.hint('outbox', id)
  tx.hint('talk', place.talkId)
  return id
}

/** Other words for a text that the same transaction has queued. */
export async function rewordReply(tx: Tx, id: string, text: string): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ text_sealed: tx.vault.seal(textCell(id), text) })
    .where('id', '=', id)
    .execute()
}

/** Marks texts as answered by this reply: from here on no turn reads them as unread. */
export async function markAnswered(
  tx: Tx,
  messageIds: readonly string[],
  replyId: string,
): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ status: 'answered', reply_id: replyId })
    .where('id', 'in', messageIds)
    .execute()
}

/** Literal, because SQLite matches a partial index only by its own words. */
const received = sql.lit('received' as const)

/** An unread text with where it came from. */
export interface StoredUnread extends UnreadMessage {
  readonly addressId: string
  readonly channel: ChannelName
}

/** The talk's unread texts, oldest first. */
export async function loadUnread(data: Data, talkId: string): Promise<readonly StoredUnread[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .select(['id', 'text_sealed', 'media_sealed', 'opt_out', 'address_id', 'channel'])
    .where('talk_id', '=', talkId)
    .where('status', '=', received)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    // A text that cannot be opened still gets a reply: silence would be worse.
    text: data.vault.tryOpen(textCell(row.id), row.text_sealed) ?? '',
    media: openMedia(data, row.id, row.media_sealed),
    addressId: row.address_id,
    channel: row.channel as ChannelName,
    ...(row.opt_out !== null && { optOut: row.opt_out as OptOutKeyword }),
  }))
}

/** The references to what came with a message. */
export function openMedia(
  data: Data,
  id: string,
  sealed: string | null,
): readonly MediaReference[] {
  if (sealed === null) return []
  const opened = data.vault.tryOpen(mediaCell(id), sealed)
  return opened === undefined ? [] : (JSON.parse(opened) as MediaReference[])
}

const mostRecent = 12
const recentMs = 24 * 60 * 60 * 1000

/** What passed between this person and us in the last day, oldest first, at most twelve texts. */
export async function loadRecent(
  data: Data,
  personId: string,
  at: Date,
): Promise<readonly PastMessage[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .select(['messages.id', 'messages.author', 'messages.text_sealed', 'messages.created_at'])
    .select('talks.audience')
    .where('messages.person_id', '=', personId)
    .where('talks.closed_at', 'is', null)
    .where('messages.status', 'not in', ['received', 'withheld', 'cancelled', 'held', 'expired'])
    .where('messages.created_at', '>', at.getTime() - recentMs)
    .orderBy('messages.id', 'desc')
    .limit(mostRecent)
    .execute()
  return rows.reverse().map((row) => ({
    from: row.author,
    text: data.vault.tryOpen(textCell(row.id), row.text_sealed) ?? '',
    at: new Date(row.created_at),
    ...(row.audience === 'sealed' && { sealed: true }),
  }))
}

/** How many texts the bot sent to this address since then; danger is not counted. */
export async function countRepliesSince(data: Data, addressId: string, since: Date) {
  const { count } = await data.sql
    .selectFrom('messages')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('address_id', '=', addressId)
    .where('direction', '=', 'out')
    .where('author', '=', 'bot')
    .where('role', '=', 'reply')
    .where('lane', '=', 'normal')
    .where('status', 'not in', ['withheld', 'cancelled'])
    .where('created_at', '>', since.getTime())
    .executeTakeFirstOrThrow()
  return count
}

/** Puts texts into another of the person's talks: the only way in which one changes its audience. */
export async function moveMessages(tx: Tx, ids: readonly string[], talkId: string): Promise<void> {
  await tx.sql.updateTable('messages').set({ talk_id: talkId }).where('id', 'in', ids).execute()
}

/** Which of these provider ids we know. */
export async function knownProviderIds(
  data: Data,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await data.sql
    .selectFrom('messages')
    .select(sql<string>`provider_id`.as('id'))
    .where('provider_id', 'in', ids)
    .execute()
  // An SMS to a member of staff has no row among the messages, and is no stranger either.
  const notices = await data.sql
    .selectFrom('notices')
    .select(sql<string>`provider_id`.as('id'))
    .where('provider_id', 'in', ids)
    .execute()
  return new Set([...rows, ...notices].map((row) => row.id))
}

/** One outgoing text, opened for sending. */
export async function loadText(data: Data, id: string): Promise<string> {
  const row = await data.sql
    .selectFrom('messages')
    .select('text_sealed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return data.vault.open(textCell(id), row.text_sealed)
}
