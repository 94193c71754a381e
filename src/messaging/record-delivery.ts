import type { DeliveryStatus } from '../domain/message.ts'
import { recordNoticeReceipt } from '../store/notice-receipts.ts'
import { recordReceipt, type ReceiptResult, sendOnceMore } from '../store/receipts.ts'
import type { MessagingDeps } from './deps.ts'
import { tellNotReached } from './tell-not-reached.ts'

/** A receipt of the channel's; `retry` says whether the network may do better later. */
export interface DeliveryReceipt {
  readonly messageId: string
  readonly providerId: string
  readonly status: DeliveryStatus
  readonly code?: string
  readonly retry: boolean
}

/** A phone that was off may be on again in five minutes. */
const onceMoreMs = 5 * 60 * 1000

/**
 * Takes in a receipt. Receipts come late, twice, out of order and before the send returned: a
 * status never goes backwards, and the first failure's code stays. A failure that may pass is
 * sent once more; every other one stays as it is, and an adviser whose own words they were is told.
 */
export async function recordDelivery(
  deps: Pick<MessagingDeps, 'store' | 'clock'>,
  receipt: DeliveryReceipt,
): Promise<ReceiptResult> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const result = await recordReceipt(tx, receipt, at)
    // A notice to staff has no row among the messages.
    if (result === 'unknown-message') {
      return recordNoticeReceipt(tx, { ...receipt, noticeId: receipt.messageId }, at)
    }
    const failed = receipt.status === 'failed' || receipt.status === 'undelivered'
    if (result !== 'recorded' || !failed) return result
    const onceMoreAt = new Date(at.getTime() + onceMoreMs)
    const again = receipt.retry && (await sendOnceMore(tx, receipt.messageId, onceMoreAt))
    if (!again) await tellNotReached(tx, receipt.messageId, receipt.code, at)
    return result
  })
}
