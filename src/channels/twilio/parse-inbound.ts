import type { Address } from '../../domain/address.ts'
import type { InboundMessage, MediaReference, OptOutKeyword } from '../../domain/message.ts'
import { decodeBody } from './decode-body.ts'
import { describeLocation } from './describe-location.ts'
import { advancedKeyword, defaultKeyword } from './opt-out-keyword.ts'
import { parseTwilioAddress, withoutChannel } from './twilio-address.ts'
import { field, type WebhookParams } from './webhook-params.ts'

/** Why a webhook could not be read; it names the field and never quotes what was in it. */
export interface Problem {
  readonly problem: string
}

const messageSidPattern = /^[\w-]{1,64}$/
/** WhatsApp and MMS carry ten at most. */
const mostMedia = 10

/**
 * One incoming message in our own words. Twilio adds fields without notice: unknown ones are
 * ignored. Never throws.
 * https://www.twilio.com/docs/messaging/guides/webhook-request
 */
export function parseInbound(params: WebhookParams): InboundMessage | Problem {
  const providerId = field(params, 'MessageSid')
  if (!providerId || !messageSidPattern.test(providerId)) return problemWith(params, 'MessageSid')
  const from = parseTwilioAddress(field(params, 'From') ?? '')
  if (!from) return problemWith(params, 'From')
  const to = withoutChannel(field(params, 'To') ?? '')
  if (!to) return problemWith(params, 'To')

  const text = readText(params, from)
  const alsoFrom = readOtherAddress(params, from)
  const optOut = readOptOut(params, from, text)
  return {
    providerId,
    from,
    ...(alsoFrom && { alsoFrom }),
    to,
    text,
    media: readMedia(params),
    ...(optOut && { optOut }),
  }
}

function problemWith(params: WebhookParams, name: string): Problem {
  return { problem: field(params, name) ? `${name} cannot be read` : `${name} is missing` }
}

/** A tapped button or list row says what was tapped; WhatsApp's Body may hold an id instead. */
function readText(params: WebhookParams, from: Address): string {
  const tapped = field(params, 'ButtonText') ?? field(params, 'ListTitle')
  if (tapped) return tapped
  const body = field(params, 'Body') ?? ''
  const text = from.channel === 'sms' ? decodeBody(body).replaceAll('\0', '') : body
  const location = describeLocation(params)
  return location === undefined ? text : [text, location].filter((line) => line !== '').join('\n')
}

/** WhatsApp may send its user id beside the number; the prefix is not always there. */
function readOtherAddress(params: WebhookParams, from: Address): Address | undefined {
  if (from.channel !== 'whatsapp') return undefined
  const other = field(params, 'ExternalUserId')
  if (!other) return undefined
  const address = parseTwilioAddress(`whatsapp:${withoutChannel(other)}`)
  return address?.value === from.value ? undefined : address
}

function readOptOut(params: WebhookParams, from: Address, text: string): OptOutKeyword | undefined {
  const optOutType = field(params, 'OptOutType')
  if (optOutType) return advancedKeyword(optOutType)
  return from.channel === 'sms' ? defaultKeyword(text) : undefined
}

function readMedia(params: WebhookParams): readonly MediaReference[] {
  const count = Math.min(Number.parseInt(field(params, 'NumMedia') ?? '0', 10) || 0, mostMedia)
  return Array.from({ length: Math.max(count, 0) }, (_, n): MediaReference[] => {
    const url = field(params, `MediaUrl${n}`)
    if (!url || !/^https?:\/\//i.test(url)) return []
    const contentType = field(params, `MediaContentType${n}`) ?? 'application/octet-stream'
    return [{ url, contentType }]
  }).flat()
}
