/**
 * The address Twilio calls and signs, for one of our paths. A fragment on PUBLIC_URL (Twilio's
 * connection overrides) is no part of it: Twilio leaves it out when signing.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function publicAddress(publicUrl: string, pathAndQuery: string): string {
  const [base = ''] = publicUrl.split('#', 1)
  return base.replace(/\/+$/, '') + pathAndQuery
}

/** The addresses Twilio must know, without any overrides. */
export function webhookAddresses(publicUrl: string) {
  return {
    messages: publicAddress(publicUrl, '/twilio/messages'),
    fallback: publicAddress(publicUrl, '/twilio/fallback'),
    status: publicAddress(publicUrl, '/twilio/status'),
  }
}
