import { TwilioRefusal, TwilioUnreachable } from './failures.ts'
import { errorOf } from './errors.ts'

/** One thing looked at in the account; the remedy is for when it is not ok. */
export interface SetupCheck {
  readonly what: string
  readonly ok: boolean
  readonly remedy: string
}

/** Twilio must be able to call the address, and to take it as a StatusCallback. */
export function checkPublicUrl(publicUrl: string): readonly SetupCheck[] {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined
  return [
    {
      what: 'PUBLIC_URL is an https address',
      ok: url?.protocol === 'https:',
      remedy: 'Set PUBLIC_URL to the https address Twilio calls.',
    },
    {
      what: 'PUBLIC_URL has no underscore in its host',
      ok: url !== undefined && !url.hostname.includes('_'),
      remedy: 'Twilio refuses such an address as a StatusCallback (21609): use another host name.',
    },
  ]
}

/** The overrides after # may differ: they are no part of the address. */
export function checkAddress(
  what: string,
  actual: string | null | undefined,
  expected: string,
): SetupCheck {
  const set = (actual ?? '').split('#', 1)[0] ?? ''
  return {
    what,
    ok: set === expected,
    remedy: set ? `It is ${set}: set ${expected}` : `Nothing is set: set ${expected}`,
  }
}

/** Any fallback will do, and one on another server is better than ours. */
export function checkFallback(
  what: string,
  actual: string | null | undefined,
  ours: string,
): SetupCheck {
  return {
    what: `${what}: fallback`,
    ok: Boolean(actual),
    remedy: `Set a TwiML Bin with the emergency numbers, or ${ours}`,
  }
}

/** Every message names its own receipt address, so an empty one here is as good. */
export function checkStatusAddress(
  what: string,
  actual: string | null | undefined,
  expected: string,
): SetupCheck {
  const checked = checkAddress(`${what}: status callback`, actual, expected)
  return actual ? checked : { ...checked, ok: true }
}

/** Why Twilio could not be asked, and what to do. */
export function describeFailure(error: unknown): string {
  if (error instanceof TwilioUnreachable) {
    return `Twilio cannot be reached (${error.code}): check TWILIO_API_URL and the network.`
  }
  if (!(error instanceof TwilioRefusal)) {
    return 'The answer cannot be read: check TWILIO_API_URL and TWILIO_ACCOUNT_SID (AC…).'
  }
  const known = error.code === undefined ? undefined : errorOf(error.code).operator
  return known ?? `${error.message}: look the code up at https://www.twilio.com/docs/api/errors`
}
