import type { DeliveryStatus } from '../domain/message.ts'
import { recordReceipt, type ReceiptResult, sendOnceMore } from '../store/outbox.ts'
import type { MessagingDeps } from './deps.ts'

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
 * sent once more; every other one stays as it is, for an adviser to read.
 */
export async function recordDelivery(
  deps: Pick<MessagingDeps, 'store' | 'clock'>,
  receipt: DeliveryReceipt,
): Promise<ReceiptResult> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const result = await recordReceipt(tx, receipt, at)
    const failed = receipt.status === 'failed' || receipt.status === 'undelivered'
    if (result === 'recorded' && failed && receipt.retry) {
      await sendOnceMore(tx, receipt.messageId, new Date(at.getTime() + onceMoreMs))
    }
    return result
  })
}
