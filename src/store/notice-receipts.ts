import type { DeliveryStatus } from '../domain/message.ts'
import { noteTold } from './note-told.ts'
import type { ReceiptResult } from './receipts.ts'
import type { Tx } from './store.ts'
import { letGoOn } from './unreached.ts'

export interface NoticeReceipt {
  /** Of the notice in whose SMS it went. */
  readonly noticeId: string
  readonly providerId: string
  readonly status: DeliveryStatus
  readonly code?: string
}

/**
 * Takes in the receipt of an SMS to a member of staff, which has no row among the messages. One
 * that was not delivered is as good as not sent: somebody else is told. It is not sent again.
 */
export async function recordNoticeReceipt(
  tx: Tx,
  receipt: NoticeReceipt,
  at: Date,
): Promise<ReceiptResult> {
  const known = await tx.sql
    .selectFrom('notices')
    .select('id')
    .where('bundle_id', '=', receipt.noticeId)
    .where('channel', '=', 'sms')
    .executeTakeFirst()
  if (known === undefined) return 'unknown-message'
  const failed = receipt.status === 'failed' || receipt.status === 'undelivered'
  return (await (failed ? noteFailure(tx, receipt, at) : noteArrival(tx, receipt, at)))
    ? 'recorded'
    : 'older'
}

const released = { claimed_by: null, claimed_until: null }

async function noteFailure(tx: Tx, receipt: NoticeReceipt, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('notices')
    .set({
      status: 'failed',
      error: receipt.code ?? receipt.status,
      provider_id: receipt.providerId,
      ...released,
    })
    .where('bundle_id', '=', receipt.noticeId)
    .where('status', 'in', ['sending', 'unknown', 'sent', 'bundled'])
    .executeTakeFirst()
  if (numUpdatedRows > 0n) await letGoOn(tx, receipt.noticeId, at)
  return numUpdatedRows > 0n
}

/** The receipt may be here before the answer to our request is, or in place of it. */
async function noteArrival(tx: Tx, receipt: NoticeReceipt, at: Date): Promise<boolean> {
  const settle = (status: 'sent' | 'bundled', isLead: '=' | '<>') =>
    tx.sql
      .updateTable('notices')
      .set({
        status,
        error: null,
        provider_id: receipt.providerId,
        sent_at: at.getTime(),
        ...released,
      })
      .where('bundle_id', '=', receipt.noticeId)
      .where('id', isLead, receipt.noticeId)
      .where('status', 'in', ['sending', 'unknown'])
      .executeTakeFirst()
  const { numUpdatedRows } = await settle('sent', '=')
  if (numUpdatedRows === 0n) return false
  await settle('bundled', '<>')
  await noteTold(tx, receipt.noticeId, at)
  return true
}
