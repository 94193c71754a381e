import type { ContentTemplates } from './content-templates.ts'

/**
 * The form fields of Create Message, as Twilio's OpenAPI lists them (twilio_api_v2010.json,
 * CreateMessageRequest). A name that is not here is a mistake of ours.
 */
export const createMessageFields = [
  'To',
  'StatusCallback',
  'ApplicationSid',
  'MaxPrice',
  'ProvideFeedback',
  'Attempt',
  'ValidityPeriod',
  'ForceDelivery',
  'ContentRetention',
  'AddressRetention',
  'SmartEncoded',
  'PersistentAction',
  'TrafficType',
  'ShortenUrls',
  'ScheduleType',
  'SendAt',
  'SendAsMms',
  'ContentVariables',
  'RiskCheck',
  'From',
  'FallbackFrom',
  'MessagingServiceSid',
  'Body',
  'MediaUrl',
  'ContentSid',
] as const

/** An answer other than 2xx, in the words Twilio uses. */
export interface Refusal {
  readonly status: number
  readonly code: number
  readonly message: string
  /** Seconds, for the Retry-After header. */
  readonly retryAfter?: number
}

const numberPattern = /^(?:whatsapp:)?\+[1-9]\d{6,14}$/
const userIdPattern = /^whatsapp:[A-Z]{2}\.[A-Za-z0-9.]{1,128}$/

/** What Twilio would say against this form; undefined when it would take it. */
export function checkCreateForm(
  form: URLSearchParams,
  senders: readonly string[],
  messagingServiceSid: string | undefined,
  templates: ContentTemplates,
): Refusal | undefined {
  const known: readonly string[] = createMessageFields
  const stranger = [...form.keys()].find((name) => !known.includes(name))
  if (stranger) return refuse(20001, `Unknown parameter ${stranger}`)
  return (
    checkTo(form.get('To')) ??
    checkSender(form, senders, messagingServiceSid) ??
    checkBody(form) ??
    templates.check(form) ??
    checkCallback(form.get('StatusCallback'))
  )
}

function checkTo(to: string | null): Refusal | undefined {
  if (!to) return refuse(21604, "A 'To' phone number is required.")
  if (numberPattern.test(to) || userIdPattern.test(to)) return undefined
  return refuse(21211, `Invalid 'To' Phone Number: ${to}`)
}

function checkSender(
  form: URLSearchParams,
  senders: readonly string[],
  messagingServiceSid: string | undefined,
): Refusal | undefined {
  const from = form.get('From')
  const service = form.get('MessagingServiceSid')
  if (!from && !service) return refuse(21603, "A 'From' phone number is required.")
  if (service && service !== messagingServiceSid) {
    return refuse(21701, 'The Messaging Service does not exist.', 404)
  }
  if (!from) return undefined
  if (!numberPattern.test(from)) return refuse(21212, `Invalid 'From' Number: ${from}`)
  if (!senders.includes(from)) {
    return from.startsWith('whatsapp:')
      ? refuse(63007, 'Twilio could not find a Channel with the specified From address')
      : refuse(21606, "The 'From' phone number is not a valid, SMS-capable Twilio number.")
  }
  const onWhatsApp = (form.get('To') ?? '').startsWith('whatsapp:')
  if (from.startsWith('whatsapp:') === onWhatsApp) return undefined
  return refuse(21910, "Invalid 'From' and 'To' pair: they must be of the same channel.")
}

function checkBody(form: URLSearchParams): Refusal | undefined {
  const body = form.get('Body') ?? ''
  // Twilio would take both; ours sends one or the other, so both is a mistake of ours.
  if (form.has('Body') && form.has('ContentSid')) {
    return refuse(21619, 'Body and ContentSid are both given')
  }
  if (body === '' && !form.has('MediaUrl') && !form.has('ContentSid')) {
    return refuse(21602, 'Message body is required.')
  }
  if (body.length > 1600) return refuse(21617, 'The message body exceeds the 1600 character limit')
  return undefined
}

function checkCallback(callback: string | null): Refusal | undefined {
  // Twilio allows a message without; ours must always have one, so its absence is caught here.
  if (callback === null) return refuse(21609, 'StatusCallback is missing')
  const url = URL.canParse(callback) ? new URL(callback) : undefined
  const usable = url && /^https?:$/.test(url.protocol) && !url.hostname.includes('_')
  return usable ? undefined : refuse(21609, `Invalid 'StatusCallback' URL: ${callback}`)
}

export function refuse(code: number, message: string, status = 400): Refusal {
  return { status, code, message }
}
