import { deliveryStatuses, type DeliveryStatus } from '../../domain/message.ts'
import type { Problem } from './parse-inbound.ts'
import { field, type WebhookParams } from './webhook-params.ts'

export interface StatusReceipt {
  readonly providerId: string
  readonly status: DeliveryStatus
  /** Twilio's code, when it gave one; `errors.ts` has the words for it. */
  readonly errorCode?: string
}

/** Twilio's statuses that are ours under another name. */
const otherNames: ReadonlyMap<string, DeliveryStatus> = new Map([
  ['scheduled', 'accepted'],
  ['canceled', 'failed'],
])

/**
 * One status callback. They come out of order and more than once; see `rankOf`.
 * https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
 */
export function parseStatus(params: WebhookParams): StatusReceipt | Problem {
  const providerId = field(params, 'MessageSid')
  if (!providerId) return { problem: 'MessageSid is missing' }
  const status = readStatus(params)
  if (!status) return { problem: 'MessageStatus cannot be read' }
  const errorCode = field(params, 'ErrorCode')
  const failed = errorCode !== undefined && /^[1-9]\d{0,9}$/.test(errorCode)
  return { providerId, status, ...(failed && { errorCode }) }
}

/** WhatsApp's read receipt shows in EventType; MessageStatus may still say 'delivered' then. */
function readStatus(params: WebhookParams): DeliveryStatus | undefined {
  const eventType = field(params, 'EventType')?.toLowerCase()
  if (eventType === 'read') return 'read'
  const name = (field(params, 'MessageStatus') ?? eventType)?.toLowerCase()
  if (name === undefined) return undefined
  return deliveryStatuses.find((status) => status === name) ?? otherNames.get(name)
}
