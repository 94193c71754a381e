import { isUserId, type ChannelName } from '../../domain/address.ts'
import type { OutboundMessage } from '../../domain/message.ts'
import type { Channel, SendResult } from '../channel.ts'
import { createTwilioClient } from './client.ts'
import { resultOf } from './errors.ts'
import { TwilioRefusal, TwilioUnreachable } from './failures.ts'
import { publicAddress } from './public-url.ts'
import type { TwilioSettings } from './settings.ts'
import { toTwilioAddress, withoutChannel } from './twilio-address.ts'

export interface SenderOptions {
  /** Milliseconds an attempt may take before it counts as unknown (default: 10 000). */
  readonly timeoutMs?: number
}

/**
 * Sends through Twilio's REST API, one attempt a call: Twilio has no idempotency key, so trying
 * again is for whoever knows what became of the first.
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export function createTwilioChannel(
  settings: TwilioSettings,
  { timeoutMs = 10_000 }: SenderOptions = {},
): Channel {
  const client = createTwilioClient(settings, timeoutMs)

  async function send(message: OutboundMessage): Promise<SendResult> {
    const sender = senderFor(message.to.channel, settings)
    if (!sender) return { kind: 'refused', code: 'no-sender' }
    if (message.to.channel === 'sms' && isUserId(message.to.value)) {
      return { kind: 'unreachable', code: 'no-number' }
    }
    try {
      const { sid } = await client.messages.create({
        ...sender,
        to: toTwilioAddress(message.to),
        ...wordsOf(message),
        statusCallback: statusAddress(settings.publicUrl, message.id),
      })
      // A 2xx without a sid is an answer of something between Twilio and us.
      return typeof sid === 'string' && sid !== ''
        ? { kind: 'accepted', providerId: sid }
        : { kind: 'unknown' }
    } catch (error) {
      return resultOfFailure(error)
    }
  }

  return { send }
}

/** A template's words are Twilio's: outside WhatsApp's window the same words as a body fail. */
function wordsOf({ text, template }: OutboundMessage) {
  if (template === undefined) return { body: text }
  const { contentSid, variables } = template
  return { contentSid, contentVariables: JSON.stringify(variables) }
}

/** Where receipts of this message come to; `m` finds it even when its sid is not known yet. */
export function statusAddress(publicUrl: string, messageId: string): string {
  return publicAddress(publicUrl, `/twilio/status?m=${encodeURIComponent(messageId)}`)
}

type Sender = { readonly from: string } | { readonly messagingServiceSid: string }

function senderFor(channel: ChannelName, settings: TwilioSettings): Sender | undefined {
  const { smsFrom, whatsappFrom, messagingServiceSid } = settings
  if (channel === 'whatsapp' && whatsappFrom) {
    return { from: `whatsapp:${withoutChannel(whatsappFrom)}` }
  }
  if (messagingServiceSid) return { messagingServiceSid }
  return channel === 'sms' && smsFrom ? { from: smsFrom } : undefined
}

function resultOfFailure(error: unknown): SendResult {
  if (error instanceof TwilioRefusal) {
    return resultOf(error.code, error.status, error.retryAfterMs)
  }
  return error instanceof TwilioUnreachable && error.nothingSent
    ? { kind: 'try-later', code: error.code }
    : { kind: 'unknown' }
}
