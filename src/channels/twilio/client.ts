import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient.js'
import { z } from 'zod'
import { TwilioRefusal, TwilioUnreachable, unreachableBy } from './failures.ts'
import type { TwilioSettings } from './settings.ts'

/**
 * twilio-node speaking to `settings.apiUrl`, whatever Twilio product it asks. Its calls reject
 * with TwilioRefusal or TwilioUnreachable.
 */
export function createTwilioClient(settings: TwilioSettings, timeoutMs: number): twilio.Twilio {
  return twilio(settings.accountSid, settings.authToken, {
    httpClient: new RebasedClient(settings.apiUrl, timeoutMs),
  })
}

/**
 * twilio-node has no option for the base address, only for its HTTP client.
 * https://github.com/twilio/twilio-node/blob/main/advanced-examples/custom-http-client.md
 */
class RebasedClient extends twilio.RequestClient {
  readonly #apiUrl: string
  readonly #timeoutMs: number

  constructor(apiUrl: string, timeoutMs: number) {
    // A connection kept open may be cut just as it is used again: then nobody knows whether the
    // message left. A new one each time costs a handshake and is never in that doubt.
    super({ timeout: timeoutMs, keepAlive: false })
    this.#apiUrl = apiUrl
    this.#timeoutMs = timeoutMs
  }

  override async request<TData>(options: RequestClient.RequestOptions<TData>) {
    const sending = super
      .request<TData>({ ...options, uri: rebase(options.uri, this.#apiUrl) })
      .catch((error: unknown) => Promise.reject(unreachableBy(error)))
    const response = await within(this.#timeoutMs, sending)
    if (response.statusCode >= 400) throw refusalOf(response)
    return response
  }
}

/** axios times an idle socket only; this times the whole of it, answers that trickle in too. */
async function within<T>(ms: number, sending: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new TwilioUnreachable('timeout', false))
  }, ms)
  try {
    return await Promise.race([sending, promise])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Twilio's products differ in host (api., messaging.) and never in path. A stand-in serves them
 * all; another region of Twilio keeps the product's name.
 */
function rebase(uri: string, apiUrl: string): string {
  const asked = new URL(uri)
  const base = new URL(apiUrl)
  if (base.hostname.endsWith('.twilio.com')) {
    const [product = 'api'] = asked.hostname.split('.', 1)
    base.hostname = product + base.hostname.slice(base.hostname.indexOf('.'))
  }
  return base.origin + base.pathname.replace(/\/+$/, '') + asked.pathname + asked.search
}

const refusalSchema = z.object({
  code: z.union([z.number(), z.string()]).optional().catch(undefined),
})
const headersSchema = z.object({ 'retry-after': z.string().optional().catch(undefined) })

function refusalOf(response: { statusCode: number; body: unknown; headers: unknown }) {
  const body = refusalSchema.safeParse(response.body).data
  const headers = headersSchema.safeParse(response.headers).data
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
  return new TwilioRefusal(response.statusCode, body?.code?.toString(), retryAfterMs)
}
