import { createTwilioClient } from './client.ts'
import { webhookAddresses } from './public-url.ts'
import type { TwilioSettings } from './settings.ts'
import {
  checkAddress,
  checkFallback,
  checkPublicUrl,
  checkStatusAddress,
  describeFailure,
  type SetupCheck,
} from './setup-check.ts'
import { withoutChannel } from './twilio-address.ts'

type Client = ReturnType<typeof createTwilioClient>
type Addresses = ReturnType<typeof webhookAddresses>

export interface CheckOptions {
  /** Milliseconds one question to Twilio may take (default: 10 000). */
  readonly timeoutMs?: number
}

/** Compares the account with what `describeSetup` asks for. It only reads, and never throws. */
export async function checkSetup(
  settings: TwilioSettings,
  { timeoutMs = 10_000 }: CheckOptions = {},
): Promise<readonly SetupCheck[]> {
  const account = await asked('Credentials', () => checkAccount(settings, timeoutMs))
  const first = [...checkPublicUrl(settings.publicUrl), ...account]
  if (account.some(({ ok }) => !ok)) return first

  const client = createTwilioClient(settings, timeoutMs)
  const addresses = webhookAddresses(settings.publicUrl)
  const { smsFrom, whatsappFrom, messagingServiceSid } = settings
  const rest = await Promise.all([
    messagingServiceSid
      ? asked('Messaging service', () => checkService(client, messagingServiceSid, addresses))
      : [],
    smsFrom
      ? asked('Number', () => checkNumber(client, smsFrom, addresses, !messagingServiceSid))
      : [],
    whatsappFrom
      ? asked('WhatsApp sender', () => checkWhatsApp(client, whatsappFrom, addresses))
      : [],
  ])
  return [...first, ...rest.flat()]
}

async function asked(
  what: string,
  ask: () => Promise<readonly SetupCheck[]>,
): Promise<readonly SetupCheck[]> {
  try {
    return await ask()
  } catch (error) {
    return [{ what, ok: false, remedy: describeFailure(error) }]
  }
}

async function checkAccount(settings: TwilioSettings, timeoutMs: number) {
  const client = createTwilioClient(settings, timeoutMs)
  const { status } = await client.api.v2010.accounts(settings.accountSid).fetch()
  const remedy = `The account is ${status}: log in to Twilio and see why.`
  return [{ what: 'Credentials', ok: status === 'active', remedy }]
}

async function checkService(client: Client, sid: string, addresses: Addresses) {
  const service = await client.messaging.v1.services(sid).fetch()
  const what = `Messaging service ${sid}`
  const defers = service.useInboundWebhookOnNumber
  const inbound = {
    what: `${what}: a message comes in`,
    ok: !defers,
    remedy: `It defers to the number's webhook: choose 'Send a webhook' and ${addresses.messages}`,
  }
  return [
    defers ? inbound : checkAddress(inbound.what, service.inboundRequestUrl, addresses.messages),
    checkPost(what, service.inboundMethod),
    checkFallback(what, service.fallbackUrl, addresses.fallback),
    checkStatusAddress(what, service.statusCallback, addresses.status),
  ]
}

/** A messaging service's own webhook goes before that of its numbers. */
async function checkNumber(client: Client, number: string, addresses: Addresses, used: boolean) {
  const [found] = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 })
  const what = `Number ${number}`
  const remedy = 'The account has no such number: check TWILIO_SMS_FROM.'
  if (!found) return [{ what, ok: false, remedy }]
  if (!used) return [{ what, ok: true, remedy }]
  return [
    checkAddress(`${what}: a message comes in`, found.smsUrl, addresses.messages),
    checkPost(what, found.smsMethod),
    checkFallback(what, found.smsFallbackUrl, addresses.fallback),
  ]
}

async function checkWhatsApp(client: Client, sender: string, addresses: Addresses) {
  const id = `whatsapp:${withoutChannel(sender)}`
  const senders = await client.messaging.v2.channelsSenders.list({ channel: 'whatsapp' })
  const found = senders.find(({ senderId }) => senderId === id)
  const what = `WhatsApp sender ${id}`
  const remedy = 'The account has no such WhatsApp sender: check TWILIO_WHATSAPP_FROM.'
  if (!found) return [{ what, ok: false, remedy }]
  const { callbackUrl, callbackMethod, fallbackUrl, statusCallbackUrl } = found.webhook
  return [
    checkAddress(`${what}: a message comes in`, callbackUrl, addresses.messages),
    checkPost(what, callbackMethod),
    checkFallback(what, fallbackUrl, addresses.fallback),
    checkStatusAddress(what, statusCallbackUrl, addresses.status),
  ]
}

function checkPost(what: string, method: string | null | undefined): SetupCheck {
  return {
    what: `${what}: method`,
    ok: !method || method.toUpperCase() === 'POST',
    remedy: 'Set HTTP POST for messages that come in.',
  }
}
