import type { Address } from '../domain/address.ts'
import type { InboundMessage, OutboundMessage } from '../domain/message.ts'

/**
 * What came of one attempt to send. `unknown` is the dangerous one: the message may have left.
 * `code` is the provider's own, kept for the record and for the words an adviser reads; `remedy` is
 * what the operator can do, when they can.
 */
export type SendResult =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'opted-out'; readonly code: string }
  | { readonly kind: 'outside-window'; readonly code: string }
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string; readonly remedy?: string }
  | {
      readonly kind: 'try-later'
      readonly code: string
      readonly afterMs?: number
      readonly remedy?: string
    }
  | { readonly kind: 'unknown' }

/** The outside messaging world. Never throws: a failure is a `SendResult`. */
export interface Channel {
  send(message: OutboundMessage): Promise<SendResult>
}

/** A message as the provider's own list shows it. */
export interface ListedMessage {
  readonly providerId: string
  readonly text: string
  readonly at: Date
}

/** The provider's own record of what passed: it settles unknown sends and missed webhooks. */
export interface ProviderLog {
  /** Messages we sent to this address since then, oldest first. */
  listSent(to: Address, since: Date): Promise<readonly ListedMessage[]>
  /** Messages that came in to any of our senders since then, oldest first. */
  listReceived(since: Date): Promise<readonly InboundMessage[]>
}
