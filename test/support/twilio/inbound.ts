import type { NewMessage } from './message-book.ts'
import type { StandInOptions } from './options.ts'
import type { Fields } from './webhook-poster.ts'

export interface InboundText {
  /** As Twilio writes it, or a bare number with `channel: 'whatsapp'`. */
  readonly from: string
  readonly body?: string
  /** One of our senders; the first of the channel when left out. */
  readonly to?: string
  readonly channel?: 'sms' | 'whatsapp'
  readonly sid?: string
  /** More fields, or others in place of the usual ones. */
  readonly extra?: Fields
}

/** Twilio's own matching of keywords: the whole message, whatever the case. */
const stopWords = 'STOP UNSUBSCRIBE END QUIT STOPALL REVOKE OPTOUT CANCEL'.split(' ')
const startWords = ['START', 'UNSTOP', 'YES']
const helpWords = ['HELP', 'INFO']

export function keywordOf(body: string): 'STOP' | 'START' | 'HELP' | undefined {
  const word = body.trim().toUpperCase()
  if (stopWords.includes(word)) return 'STOP'
  if (startWords.includes(word)) return 'START'
  return helpWords.includes(word) ? 'HELP' : undefined
}

function isOnWhatsApp(text: InboundText): boolean {
  return text.channel === 'whatsapp' || text.from.startsWith('whatsapp:')
}

/** The form Twilio posts for this text, with the fields it is documented to send. */
export function inboundFields(text: InboundText, sid: string, options: StandInOptions): Fields {
  const whatsapp = isOnWhatsApp(text)
  const { accountSid, numbers, messagingServiceSid, advancedOptOut } = options
  const to = text.to ?? numbers.find((number) => number.startsWith('whatsapp:') === whatsapp)
  if (to === undefined) throw new Error('The stand-in has no sender of this channel')
  const from = whatsapp ? withWhatsApp(text.from) : text.from
  const keyword = advancedOptOut ? keywordOf(text.body ?? '') : undefined
  const usual = {
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Body: text.body ?? '',
    From: from,
    MessageSid: sid,
    NumMedia: '0',
    NumSegments: '1',
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    To: to,
  }
  return {
    ...usual,
    ...(whatsapp ? whatsappFields(from) : smsFields),
    ...(!whatsapp && messagingServiceSid && { MessagingServiceSid: messagingServiceSid }),
    ...(keyword && { OptOutType: keyword }),
    ...text.extra,
  }
}

/** How Twilio keeps the message this form tells of. */
export function inboundRecord(fields: Fields, at: Date): NewMessage {
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? value : (value?.[0] ?? '')
  }
  return {
    sid: text('MessageSid'),
    direction: 'inbound',
    status: 'received',
    from: text('From'),
    to: text('To'),
    body: text('Body'),
    numMedia: Number(text('NumMedia')),
    messagingServiceSid: text('MessagingServiceSid') || null,
    at,
  }
}

const smsFields = {
  FromCity: '',
  FromCountry: 'GB',
  FromState: '',
  FromZip: '',
  ToCity: '',
  ToCountry: 'GB',
  ToState: '',
  ToZip: '',
}

function whatsappFields(from: string): Fields {
  const number = /^whatsapp:\+(\d+)$/.exec(from)?.[1]
  return {
    ChannelMetadata: '{"type":"whatsapp","data":{"context":{}}}',
    MessageType: 'text',
    ProfileName: 'a name they chose',
    ReferralNumMedia: '0',
    ...(number !== undefined && { WaId: number }),
  }
}

function withWhatsApp(address: string): string {
  return address.startsWith('whatsapp:') ? address : `whatsapp:${address}`
}
