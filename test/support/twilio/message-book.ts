import { randomBytes } from 'node:crypto'

/** A message as Twilio keeps it, incoming or outgoing; addresses as Twilio writes them. */
export interface StoredMessage {
  readonly sid: string
  readonly direction: 'inbound' | 'outbound-api'
  readonly from: string | null
  readonly to: string
  readonly body: string
  readonly numMedia: number
  readonly at: Date
  readonly messagingServiceSid: string | null
  /** The receipt address of an outgoing message. */
  readonly statusCallback?: string
  status: string
  errorCode: number | null
}

export type NewMessage = Omit<StoredMessage, 'sid' | 'errorCode'> & { readonly sid?: string }

export interface ListQuery {
  readonly to?: string | undefined
  readonly from?: string | undefined
  readonly sentAfter?: Date | undefined
  readonly sentBefore?: Date | undefined
  /** YYYY-MM-DD, GMT. */
  readonly sentOn?: string | undefined
}

export function newSid(prefix: string): string {
  return prefix + randomBytes(16).toString('hex')
}

/** Every message that passed, newest last, and what the list of the REST API shows of them. */
export class MessageBook {
  readonly #messages: StoredMessage[] = []
  readonly #bySid = new Map<string, StoredMessage>()
  readonly #hidden = new Set<string>()

  add(message: NewMessage, hidden = false): StoredMessage {
    const sid = message.sid ?? newSid(message.numMedia > 0 ? 'MM' : 'SM')
    const stored = { ...message, sid, errorCode: null }
    this.#messages.push(stored)
    this.#bySid.set(sid, stored)
    if (hidden) this.#hidden.add(sid)
    return stored
  }

  get(sid: string): StoredMessage | undefined {
    return this.#bySid.get(sid)
  }

  /** The messages hidden so far appear in the list. */
  reveal(): void {
    this.#hidden.clear()
  }

  /** Newest first, as Twilio lists. */
  list(query: ListQuery): readonly StoredMessage[] {
    return this.#messages.filter((m) => !this.#hidden.has(m.sid) && matches(m, query)).reverse()
  }
}

function matches(message: StoredMessage, query: ListQuery): boolean {
  // Twilio keeps whole seconds.
  const second = Math.floor(message.at.getTime() / 1000) * 1000
  return (
    (query.to === undefined || message.to === query.to) &&
    (query.from === undefined || message.from === query.from) &&
    (!filtersDate(query) || !isWaiting(message)) &&
    (query.sentAfter === undefined || second >= query.sentAfter.getTime()) &&
    (query.sentBefore === undefined || second <= query.sentBefore.getTime()) &&
    (query.sentOn === undefined || message.at.toISOString().startsWith(query.sentOn))
  )
}

function filtersDate({ sentAfter, sentBefore, sentOn }: ListQuery): boolean {
  return (sentAfter ?? sentBefore ?? sentOn) !== undefined
}

/** Not with the network yet: it has no date_sent, so no filter on the date finds it. */
function isWaiting({ status }: StoredMessage): boolean {
  return status === 'queued' || status === 'accepted'
}

/** The message resource, with the fields and types of Twilio's OpenAPI. */
export function toResource(message: StoredMessage, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`
  const date = toRfc2822(message.at)
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: date,
    date_sent: isWaiting(message) ? null : date,
    date_updated: date,
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: `${message.numMedia}`,
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  }
}

/** 'Wed, 18 Aug 2027 20:01:40 +0000', Twilio's form of a date. */
function toRfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
