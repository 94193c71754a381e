import { recordEvent } from './events.ts'
import type { Data, Tx } from './store.ts'

/** A fixed text of lane danger, in ids. */
export interface CardText {
  readonly id: string
  readonly talkId: string
  readonly personId: string
  readonly addressId: string
}

/** The text by its id, when it is one of lane danger that the bot wrote. */
export async function findCardText(data: Data, id: string): Promise<CardText | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .select(['id', 'talk_id', 'person_id', 'address_id'])
    .where('id', '=', id)
    .where('author', '=', 'bot')
    .where('lane', '=', 'danger')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { talk_id: talkId, person_id: personId, address_id: addressId } = row
  return { id: row.id, talkId, personId, addressId }
}

/** The addresses at which this text has failed before. */
export async function listFailedAt(data: Data, messageId: string): Promise<ReadonlySet<string>> {
  const rows = await data.sql
    .selectFrom('events')
    .select('detail')
    .where('message_id', '=', messageId)
    .where('kind', '=', 'sent-elsewhere')
    .execute()
  return new Set(
    rows.map(({ detail }) => (JSON.parse(detail ?? '{}') as { from?: string }).from ?? ''),
  )
}

/** Queues a text that failed to another address of theirs, as if it had not been sent. */
export async function queueElsewhere(
  tx: Tx,
  text: CardText,
  to: { readonly id: string; readonly channel: string },
  at: Date,
): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({
      address_id: to.id,
      channel: to.channel,
      status: 'queued',
      due_at: at.getTime(),
      attempts: 0,
      delivery_status: null,
      error_code: null,
      unknown_since: null,
    })
    .where('id', '=', text.id)
    .execute()
  const { id: messageId, talkId, personId } = text
  const ids = { talkId, personId, messageId }
  await recordEvent(tx, { kind: 'sent-elsewhere', ...ids, detail: { from: text.addressId } }, at)
  tx.hint('outbox', text.id)
}
