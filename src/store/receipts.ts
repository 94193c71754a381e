import { sql } from 'kysely'
import { type DeliveryStatus, rankOf } from '../domain/message.ts'
import type { Tx } from './store.ts'

/** A receipt, as the channel read it. */
export interface Receipt {
  readonly messageId: string
  readonly providerId: string
  readonly status: DeliveryStatus
  readonly code?: string
}

export type ReceiptResult = 'recorded' | 'older' | 'unknown-message'

/**
 * Takes a receipt in: never backwards, the first failure's code stays, and a text whose result
 * was not known is known to have left. A receipt of an earlier attempt's id changes nothing.
 */
export async function recordReceipt(tx: Tx, receipt: Receipt, at: Date): Promise<ReceiptResult> {
  const row = await tx.sql
    .selectFrom('messages')
    .select(['id', 'talk_id', 'provider_id', 'status', 'delivery_status', 'error_code'])
    .where('id', '=', receipt.messageId)
    .where('direction', '=', 'out')
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  if (row === undefined) return 'unknown-message'
  if (isOfAnotherAttempt(row, receipt.providerId)) return 'older'
  const known = row.delivery_status as DeliveryStatus | null
  if (known !== null && rankOf(known) >= rankOf(receipt.status)) return 'older'
  // A code of the attempt before this one is no failure of this one.
  const knownCode = leftUnconfirmed(row.status) ? null : row.error_code
  await tx.sql
    .updateTable('messages')
    .set({
      delivery_status: receipt.status,
      provider_id: receipt.providerId,
      error_code: knownCode ?? receipt.code ?? null,
      ...(leftUnconfirmed(row.status) && {
        status: 'sent',
        // The answer to our request is still to come, and will find nothing to record.
        ...(row.status === 'sending' && { attempts: sql`attempts + 1` }),
        sent_at: at.getTime(),
        claimed_by: null,
        claimed_until: null,
      }),
    })
    .where('id', '=', row.id)
    .execute()
  tx.hint('talk', row.talk_id)
  tx.hint('outbox', row.id)
  return 'recorded'
}

/**
 * A text that is sent once more keeps the old attempt's id until the new one is accepted: while it
 * waits, a receipt with the id it has is the old attempt's; afterwards, one with any other id is.
 */
function isOfAnotherAttempt(
  row: { readonly status: string; readonly provider_id: string | null },
  providerId: string,
): boolean {
  if (row.provider_id === null) return false
  return leftUnconfirmed(row.status) === (row.provider_id === providerId)
}

function leftUnconfirmed(status: string): boolean {
  return status === 'sending' || status === 'unknown' || status === 'queued'
}

/** Queues a text once more that the network could not deliver this time (a phone that was off). */
export async function sendOnceMore(tx: Tx, messageId: string, dueAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('messages')
    .set({
      status: 'queued',
      due_at: dueAt.getTime(),
      delivery_status: null,
    })
    .where('id', '=', messageId)
    .where('status', '=', 'sent')
    .where('attempts', '<', 2)
    .executeTakeFirst()
  if (numUpdatedRows === 1n) tx.hint('outbox', messageId)
  return numUpdatedRows === 1n
}
