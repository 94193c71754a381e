import type { MessageInstance } from 'twilio/lib/rest/api/v2010/account/message.js'
import type { Address } from '../../domain/address.ts'
import type { InboundMessage } from '../../domain/message.ts'
import type { ListedMessage, ProviderLog } from '../channel.ts'
import { createTwilioClient } from './client.ts'
import { parseInbound } from './parse-inbound.ts'
import type { TwilioSettings } from './settings.ts'
import { toTwilioAddress, withoutChannel } from './twilio-address.ts'

export interface LogOptions {
  /** Milliseconds one page may take (default: 20 000). */
  readonly timeoutMs?: number
  /** Messages a page (default: 200; Twilio gives 1000 at most). */
  readonly pageSize?: number
}

type Client = ReturnType<typeof createTwilioClient>

/** A message of Twilio's list as far as we read it. The dates may be null whatever the types say. */
type Listed = Pick<
  MessageInstance,
  'sid' | 'from' | 'to' | 'body' | 'direction' | 'numMedia' | 'messagingServiceSid'
> & { readonly dateSent: Date | null; readonly dateCreated: Date | null }

/**
 * What passed by Twilio's own list. Rejects with TwilioRefusal or TwilioUnreachable.
 * https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
 */
export function createTwilioLog(
  settings: TwilioSettings,
  { timeoutMs = 20_000, pageSize = 200 }: LogOptions = {},
): ProviderLog {
  const client = createTwilioClient(settings, timeoutMs)
  const senders = createSenders(settings, client)

  return {
    async listSent(to: Address, since: Date): Promise<readonly ListedMessage[]> {
      const isOurs = await senders()
      const listed = await collect(client, { to: toTwilioAddress(to), pageSize }, since)
      return listed
        .filter((message) => message.direction !== 'inbound' && isOurs(message, message.from))
        .map(toListedMessage)
    },

    async listReceived(since: Date): Promise<readonly InboundMessage[]> {
      const isOurs = await senders()
      const dateSentAfter = wholeSecond(since)
      const listed = await collect(client, { dateSentAfter, pageSize }, since)
      return listed
        .filter((message) => message.direction === 'inbound' && isOurs(message, message.to))
        .flatMap((message) => toInbound(message, settings))
    },
  }
}

type IsOurs = (message: Listed, sender: string | null) => boolean

/**
 * Which messages are of our senders: an account may serve others too, and theirs are none of our
 * business. A messaging service's numbers are asked for once.
 */
function createSenders(settings: TwilioSettings, client: Client): () => Promise<IsOurs> {
  const { smsFrom, whatsappFrom, messagingServiceSid } = settings
  const senders = new Set<string | null>()
  if (smsFrom) senders.add(smsFrom)
  if (whatsappFrom) senders.add(`whatsapp:${withoutChannel(whatsappFrom)}`)
  let poolIsKnown = !messagingServiceSid

  return async () => {
    if (messagingServiceSid && !poolIsKnown) {
      const pool = await client.messaging.v1.services(messagingServiceSid).phoneNumbers.list()
      for (const { phoneNumber } of pool) senders.add(phoneNumber)
      poolIsKnown = true
    }
    return (message, sender) =>
      senders.has(sender) ||
      (messagingServiceSid !== undefined && message.messagingServiceSid === messagingServiceSid)
  }
}

interface ListFilter {
  readonly to?: string
  readonly dateSentAfter?: Date
  readonly pageSize: number
}

interface ListPage {
  readonly instances: readonly Listed[]
  nextPage(): Promise<ListPage> | undefined
}

/**
 * All messages since then, oldest first. Twilio lists the newest first, so a page that holds
 * nothing new enough ends it. A message still queued has no date of sending, and a filter by that
 * date would miss it; hence the look at the date of creation.
 */
async function collect(
  client: Client,
  filter: ListFilter,
  since: Date,
): Promise<readonly Listed[]> {
  const from = wholeSecond(since).getTime()
  const found: Listed[] = []
  let page: ListPage = await client.messages.page(filter)
  for (;;) {
    const recent = page.instances.filter((message) => dateOf(message).getTime() >= from)
    found.push(...recent)
    if (recent.length === 0) break
    const next = await page.nextPage()
    if (!next) break
    page = next
  }
  return found.reverse().sort((one, other) => dateOf(one).getTime() - dateOf(other).getTime())
}

/** Twilio keeps whole seconds: what came within the second of `since` must not fall out. */
function wholeSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000)
}

function dateOf({ dateSent, dateCreated }: Listed): Date {
  return dateSent ?? dateCreated ?? new Date(0)
}

function toListedMessage(message: Listed): ListedMessage {
  return { providerId: message.sid, text: message.body, at: dateOf(message) }
}

/** Read by the same rules as its webhook would have been. */
function toInbound(message: Listed, settings: TwilioSettings): readonly InboundMessage[] {
  const inbound = parseInbound({
    MessageSid: message.sid,
    From: message.from,
    To: message.to,
    Body: message.body,
    ...mediaFields(message, settings),
  })
  return 'problem' in inbound ? [] : [inbound]
}

/** The list says how many media there are, not where: each points to the list of them. */
function mediaFields({ sid, numMedia }: Listed, settings: TwilioSettings) {
  const count = Number(numMedia) || 0
  const base = settings.apiUrl.replace(/\/+$/, '')
  const url = `${base}/2010-04-01/Accounts/${settings.accountSid}/Messages/${sid}/Media.json`
  const references = Array.from({ length: count }, (_, n) => [`MediaUrl${n}`, url] as const)
  return { NumMedia: `${count}`, ...Object.fromEntries(references) }
}
