import { createHmac } from 'node:crypto'
import { idempotencyToken } from './chaos.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What our server said to one webhook; `status` is missing when it could not be reached. */
export interface WebhookAnswer {
  readonly url: string
  readonly fields: Fields
  readonly status?: number
  readonly contentType?: string
  readonly text?: string
  readonly error?: string
}

export interface WebhookTarget {
  readonly authToken: string
  /** What Twilio signs. */
  readonly publicUrl: string
  /** Where it is really posted: the local port behind the public address. */
  readonly webhookBase: string
}

/**
 * Twilio's signature, written from its description and not with twilio-node, so that a mistake
 * there or in our use of it shows: base64 of HMAC-SHA1 over the address and the sorted fields.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security#validating-signatures-from-twilio
 */
export function sign(authToken: string, url: string, fields: Fields): string {
  const text = Object.keys(fields)
    .sort()
    .flatMap((name) => valuesOf(fields[name]).map((value) => name + value))
    .join('')
  return createHmac('sha1', authToken)
    .update(url + text)
    .digest('base64')
}

/** Twilio signs a repeated value once, and repeated names in the order of their values. */
function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : [...new Set(value)].sort()
}

/** Posts one signed form to our server, as Twilio would. Never throws. */
export async function postWebhook(
  target: WebhookTarget,
  url: string,
  fields: Fields,
): Promise<WebhookAnswer> {
  const [signed = ''] = url.split('#', 1)
  const publicUrl = target.publicUrl.split('#', 1)[0]?.replace(/\/+$/, '') ?? ''
  const address = signed.startsWith(publicUrl)
    ? target.webhookBase.replace(/\/+$/, '') + signed.slice(publicUrl.length)
    : signed
  const token = idempotencyToken(textOf(fields['MessageSid']), textOf(fields['MessageStatus']))
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'x-twilio-signature': sign(target.authToken, signed, fields),
        'i-twilio-idempotency-token': token,
        'user-agent': 'TwilioProxy/1.1',
        // One kept open may be closed for idling just as it is used again, on a machine that is busy.
        connection: 'close',
      },
      body: toForm(fields),
      // Twilio's own read timeout.
      signal: AbortSignal.timeout(15_000),
    })
    const contentType = response.headers.get('content-type') ?? ''
    return { url, fields, status: response.status, contentType, text: await response.text() }
  } catch (error) {
    return { url, fields, error: error instanceof Error ? error.message : 'failed' }
  }
}

export function toForm(fields: Fields): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  }
  return form
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
