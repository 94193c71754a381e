import type { Address } from './address.ts'

/** A picture, voice note or file, kept as a reference and never loaded. */
export interface MediaReference {
  readonly url: string
  readonly contentType: string
}

/** What the network said of opting out: a fact about the address, not a guess from the words. */
export type OptOutKeyword = 'stop' | 'start' | 'help'

/** One text as it came in, in our own words: no channel's field names go further than this. */
export interface InboundMessage {
  /** The provider's id; the same id twice is the same message. */
  readonly providerId: string
  readonly from: Address
  /** The same person's other address, when WhatsApp sends a number and a user id together. */
  readonly alsoFrom?: Address
  /** Our number or sender that it was sent to, as an E.164 number. */
  readonly to: string
  readonly text: string
  readonly media: readonly MediaReference[]
  readonly optOut?: OptOutKeyword
}

/** One text as it is to leave. */
export interface OutboundMessage {
  /** Our id; it comes back in the receipt's address as `?m=`. */
  readonly id: string
  readonly to: Address
  readonly text: string
  /** Leaves in place of the text, which says what they will read. */
  readonly template?: TemplateToSend
}

/** An approved template, with what fills its variables by their numbers. */
export interface TemplateToSend {
  readonly contentSid: string
  readonly variables: Readonly<Record<string, string>>
}

/** Normal texts keep their turn; danger overtakes, and nothing holds it back. */
export const lanes = ['normal', 'danger'] as const
export type Lane = (typeof lanes)[number]

/** What the network has said of a text that left. See `rankOf` for their order. */
export const deliveryStatuses = [
  'accepted',
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'read',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

const ranks: Readonly<Record<DeliveryStatus, number>> = {
  accepted: 0,
  queued: 1,
  sending: 2,
  sent: 3,
  delivered: 4,
  undelivered: 4,
  failed: 4,
  read: 5,
}

/** Receipts come out of order: a status replaces another only when its rank is higher. */
export function rankOf(status: DeliveryStatus): number {
  return ranks[status]
}
