import { type FetchMedia, type MediaProblem, typeOfMedia } from '../media.ts'
import type { TwilioSettings } from './settings.ts'

export interface FetchMediaOptions {
  /** Milliseconds the whole of it may take (default: 15 000). */
  readonly timeoutMs?: number
  /** The most bytes that are loaded (default: 5 MiB, the most Twilio takes for MMS). */
  readonly mostBytes?: number
}

/**
 * Loads media of incoming texts with our credentials, from Twilio alone: whoever can write a text
 * must not choose what our server calls. Twilio sends on to where the file lies; that is followed
 * once, to Twilio's own places, and without the credentials.
 * https://www.twilio.com/docs/messaging/api/media-resource
 */
export function createMediaFetcher(
  settings: Pick<TwilioSettings, 'accountSid' | 'authToken' | 'apiUrl'>,
  { timeoutMs = 15_000, mostBytes = 5 * 1024 * 1024 }: FetchMediaOptions = {},
): FetchMedia {
  const credentials = Buffer.from(`${settings.accountSid}:${settings.authToken}`).toString('base64')
  const base = new URL(settings.apiUrl)
  return async (address) => {
    const url = URL.canParse(address) ? new URL(address) : undefined
    if (url === undefined || !isApi(url, base)) return { problem: 'not-ours' }
    const signal = AbortSignal.timeout(timeoutMs)
    const authorised = { authorization: `Basic ${credentials}` }
    try {
      const response = await fetch(url, { headers: authorised, redirect: 'manual', signal })
      return await read(await followOnce(response, base, signal), mostBytes)
    } catch (error) {
      return { problem: error instanceof NotLoaded ? error.problem : 'unreachable' }
    }
  }
}

/** Ends the loading from wherever it is; never leaves this file. */
class NotLoaded extends Error {
  readonly problem: MediaProblem
  constructor(problem: MediaProblem) {
    super(problem)
    this.name = 'NotLoaded'
    this.problem = problem
  }
}

// === From whom

/** Twilio's API in any of its regions; for a stand-in, that one server. */
function isApi(url: URL, base: URL): boolean {
  if (url.username !== '' || url.password !== '') return false
  if (url.origin === base.origin) return true
  const isTwilio = (one: URL): boolean => /^api(\.[a-z0-9-]+)*\.twilio\.com$/.test(one.hostname)
  return url.protocol === 'https:' && url.port === '' && isTwilio(url) && isTwilio(base)
}

/** Where Twilio keeps files: its own CDN, and its folder at Amazon. */
function isStore(url: URL, base: URL): boolean {
  if (url.hostname === base.hostname && url.protocol === base.protocol) return true
  if (url.protocol !== 'https:' || url.port !== '') return false
  if (/^([a-z0-9-]+\.)*twiliocdn\.com$/.test(url.hostname)) return true
  return (
    /^s3[a-z0-9.-]*\.amazonaws\.com$/.test(url.hostname) &&
    url.pathname.startsWith('/media.twiliocdn.com/')
  )
}

async function followOnce(response: Response, base: URL, signal: AbortSignal): Promise<Response> {
  if (response.status < 300 || response.status >= 400) return response
  await response.body?.cancel()
  const location = response.headers.get('location') ?? ''
  const url = URL.canParse(location, base.href) ? new URL(location, base) : undefined
  if (url === undefined || !isStore(url, base)) throw new NotLoaded('not-ours')
  return fetch(url, { redirect: 'error', signal })
}

// === What it is

async function read(response: Response, mostBytes: number): ReturnType<FetchMedia> {
  if (!response.ok || response.body === null) {
    await response.body?.cancel()
    return { problem: response.status === 404 || response.status === 410 ? 'gone' : 'unreachable' }
  }
  const bytes = await readAtMost(response.body, mostBytes)
  if (bytes === undefined) return { problem: 'too-big' }
  const contentType = typeOfMedia(response.headers.get('content-type') ?? '', bytes)
  return contentType === undefined ? { problem: 'not-shown' } : { contentType, bytes }
}

/** Undefined when there is more: what a server says of its length is not believed. */
async function readAtMost(
  body: ReadableStream<Uint8Array>,
  most: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.byteLength
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
