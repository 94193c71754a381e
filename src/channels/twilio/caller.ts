import type { Caller, CallResult } from '../voice.ts'
import { createTwilioClient } from './client.ts'
import { errorOf, resultOf } from './errors.ts'
import { TwilioRefusal, TwilioUnreachable } from './failures.ts'
import { publicAddress } from './public-url.ts'
import type { SenderOptions } from './sender.ts'
import type { TwilioSettings } from './settings.ts'

/** Rings this long, in seconds; an answerphone mostly takes it before. */
const ringSeconds = 45

/**
 * Rings through Twilio's REST API, one attempt a call. What is said comes from `/twilio/voice`,
 * how it ended to `/twilio/voice-status`, both with our id in `c`.
 * https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export function createTwilioCaller(
  settings: TwilioSettings,
  { timeoutMs = 10_000 }: SenderOptions = {},
): Caller {
  const client = createTwilioClient(settings, timeoutMs)
  const { smsFrom, publicUrl } = settings
  return {
    async call({ id, to }) {
      if (!smsFrom) return refused('no-voice-number')
      try {
        const { sid } = await client.calls.create({
          ...{ to, from: smsFrom, timeout: ringSeconds },
          ...{ url: voiceAddress(publicUrl, '/twilio/voice', id), method: 'POST' },
          statusCallback: voiceAddress(publicUrl, '/twilio/voice-status', id),
          statusCallbackMethod: 'POST',
        })
        return typeof sid === 'string' && sid !== ''
          ? { kind: 'ringing', providerId: sid }
          : { kind: 'unknown' }
      } catch (error) {
        return resultOfFailure(error)
      }
    },
  }
}

/** One of our addresses of this call; `c` finds it even when its sid is not known yet. */
export function voiceAddress(publicUrl: string, path: string, callId: string): string {
  return publicAddress(publicUrl, `${path}?c=${encodeURIComponent(callId)}`)
}

function resultOfFailure(error: unknown): CallResult {
  if (error instanceof TwilioUnreachable && error.nothingSent) {
    return { kind: 'try-later', code: error.code }
  }
  if (!(error instanceof TwilioRefusal)) return { kind: 'unknown' }
  const result = resultOf(error.code, error.status, error.retryAfterMs)
  switch (result.kind) {
    case 'try-later':
    case 'unknown':
      return result
    case 'accepted':
      return { kind: 'unknown' }
    case 'refused':
    case 'opted-out':
    case 'outside-window':
    case 'unreachable':
      return refused(result.code)
  }
}

function refused(code: string): CallResult {
  const { operator } = errorOf(code)
  return { kind: 'refused', code, ...(operator !== undefined && { remedy: operator }) }
}
