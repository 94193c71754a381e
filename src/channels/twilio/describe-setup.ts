import { webhookAddresses } from './public-url.ts'
import type { TwilioSettings } from './settings.ts'
import { fallbackTwiml, twilioKeywords, twilioReplies } from './setup-words.ts'

/**
 * Left alone, Twilio tries a webhook again once, and only when it could not connect. These
 * overrides have it try three times more whatever failed, within its limit of 15 s in all. They
 * are no part of what it signs.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
const retries = '#rc=3&rp=all&ct=2000&rt=3500'

/** What to set in Twilio's console, as text for an operator. Holds no secret. */
export function describeSetup(settings: TwilioSettings): string {
  return [describeWebhooks(settings), describeFallback(settings), describeOptOut()].join('\n')
}

function describeWebhooks(settings: TwilioSettings): string {
  const { messages, status } = webhookAddresses(settings.publicUrl)
  return `Twilio account ${settings.accountSid}: what to set
${whereToSet(settings)}
  A message comes in   POST ${messages}${retries}
  Status callback      ${status}
                       (each message names it too, with its own ?m=)

The part from # on tells Twilio to try again, three times, whatever went wrong: without it a
message that meets a restart goes to the fallback at once. rc: tries again; rp: after which
failures; ct and rt: milliseconds to connect and to answer. It is not signed, and PUBLIC_URL
stays without it.
`
}

function whereToSet({ smsFrom, whatsappFrom, messagingServiceSid }: TwilioSettings): string {
  return [
    messagingServiceSid &&
      `- Messaging > Services > ${messagingServiceSid} > Integration > Send a webhook`,
    smsFrom && `- Phone Numbers > ${smsFrom} > Messaging configuration`,
    whatsappFrom && `- Messaging > Senders > WhatsApp senders > ${whatsappFrom}`,
  ]
    .filter((line) => line)
    .join('\n')
}

function describeFallback(settings: TwilioSettings): string {
  return `When we cannot be reached ('Primary handler fails')
  ${webhookAddresses(settings.publicUrl).fallback}
  works while this server runs. Better: make a TwiML Bin (Twilio console > TwiML Bins) with the
  text below, or put it on another web server, and set that address. Then a young person gets
  emergency numbers even when nothing of ours is up. The message itself is not lost: Waymark
  asks Twilio for what it missed, at start and every two minutes.

${fallbackTwiml}`
}

function describeOptOut(): string {
  const line = (name: keyof typeof twilioKeywords) =>
    `  ${name.toUpperCase()}  words: ${twilioKeywords[name].join(', ')}\n  reply: ${twilioReplies[name]}\n`
  return `Advanced Opt-Out (Messaging > Services > Opt-Out Management)
  Take out END, QUIT, CANCEL, REVOKE, YES and INFO: people say them to the bot. The settings also
  hold for WhatsApp senders of the service.

${line('stop')}
${line('start')}
${line('help')}`
}
