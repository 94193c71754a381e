import twilio from 'twilio'
import { publicAddress } from './public-url.ts'
import type { WebhookParams } from './webhook-params.ts'

export interface SignedRequest {
  /** The account's auth tokens; two while they are being rotated. */
  readonly authTokens: readonly string[]
  readonly publicUrl: string
  /** As it came over the wire, undecoded: '/twilio/status?m=…'. */
  readonly pathAndQuery: string
  /** The X-Twilio-Signature header. */
  readonly signature: string | undefined
  /** Every field received, unknown ones too: all of them are signed. */
  readonly params: WebhookParams
}

/**
 * Whether Twilio signed this request with one of our tokens. Never throws.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function isSignedByTwilio(request: SignedRequest): boolean {
  const { authTokens, publicUrl, pathAndQuery, signature, params } = request
  if (!signature) return false
  const url = publicAddress(publicUrl, pathAndQuery)
  return authTokens.some((token) => token !== '' && isSignedWith(token, signature, url, params))
}

function isSignedWith(token: string, signature: string, url: string, params: WebhookParams) {
  try {
    return twilio.validateRequest(token, signature, url, params)
  } catch {
    // It parses the address with `new URL`, which throws on one that is malformed.
    return false
  }
}
