import type { SendResult } from '../channel.ts'

/** What one of Twilio's codes means to us, in a create answer or in a status receipt. */
export interface TwilioError {
  readonly result: Exclude<SendResult['kind'], 'accepted' | 'unknown'>
  /** Whether sending the same text to the same address again may work. */
  readonly retryable: boolean
  /** What an adviser reads beside the message. */
  readonly plainWords: string
  /** What council IT has to do, for the errors that are theirs to mend. */
  readonly operator?: string
}

const ourSide =
  'Not sent: a fault on our side, for council IT to mend. Call them if it cannot wait.'
const wrongNumber = 'Not sent: the number looks wrong. Check it with them.'
const notAMobile = 'Not sent: this is not a mobile that takes texts. Call them instead.'
const queued = 'Waiting to be sent: it goes as soon as the network takes it.'
const noWhatsApp = 'Not delivered: WhatsApp is not available for them. Use SMS.'

function refused(plainWords: string, operator?: string): TwilioError {
  return { result: 'refused', retryable: false, plainWords, ...(operator && { operator }) }
}

function unreachable(plainWords: string, retryable = false): TwilioError {
  return { result: 'unreachable', retryable, plainWords }
}

function later(operator?: string): TwilioError {
  return {
    result: 'try-later',
    retryable: true,
    plainWords: queued,
    ...(operator && { operator }),
  }
}

function optedOut(plainWords: string): TwilioError {
  return { result: 'opted-out', retryable: false, plainWords }
}

/**
 * Twilio's codes, and three of our own that are no number. Meanings from
 * https://www.twilio.com/docs/api/errors; what to do is our judgement (messaging.md 4.8).
 */
export const twilioErrors: Readonly<Record<string, TwilioError>> = {
  'no-sender': refused(
    ourSide,
    'No sender for this channel: set TWILIO_SMS_FROM, TWILIO_MESSAGING_SERVICE_SID or TWILIO_WHATSAPP_FROM.',
  ),
  'no-voice-number': refused(
    ourSide,
    'Nobody can be rung: set TWILIO_SMS_FROM to a number of the account that makes voice calls.',
  ),
  'no-number': unreachable('Not sent: this is a WhatsApp user id, not a phone number.'),

  // === The account
  // Nothing is lost while the token is being mended: texts wait, danger is tried every minute.
  20003: later('Twilio refused our token: check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.'),
  20404: refused(ourSide, 'Twilio does not know this account: check TWILIO_ACCOUNT_SID.'),
  20429: later(),
  20503: later(),
  30002: refused(ourSide, 'The Twilio account is suspended: log in to Twilio at once.'),
  57012: refused(
    ourSide,
    'A signature was invalid: someone else may be posting to our webhooks, or PUBLIC_URL is wrong.',
  ),

  // === Making a call
  21210: refused(ourSide, 'TWILIO_SMS_FROM cannot make voice calls: buy a number that can.'),
  21215: refused(ourSide, 'Turn on the country under Voice > Settings > Geo permissions.'),

  // === Creating a message
  21211: refused(wrongNumber),
  21212: refused(ourSide, 'From cannot be used: check TWILIO_SMS_FROM and TWILIO_WHATSAPP_FROM.'),
  21408: refused(ourSide, 'Turn on the country under Messaging > Settings > Geo permissions.'),
  21606: refused(ourSide, 'From is not a number of this account, or cannot send texts.'),
  21609: refused(
    ourSide,
    'StatusCallback is invalid: check PUBLIC_URL (no underscore in its host).',
  ),
  21610: optedOut('Not sent: they replied STOP to texts. Try WhatsApp, or call.'),
  21611: later('The queue of the sender is full: look for a burst of messages.'),
  21612: unreachable(notAMobile),
  21614: unreachable(notAMobile),
  21617: refused(ourSide, 'A message was longer than 1600 characters: report it as a bug.'),
  21635: unreachable(notAMobile),
  21655: refused(
    ourSide,
    "Twilio has no template of this ContentSid: compare 'waymark templates list' with Twilio.",
  ),
  21656: refused(ourSide, 'ContentVariables are invalid: report it as a bug.'),
  21663: refused(ourSide, 'The number belongs to another Twilio region: check TWILIO_API_URL.'),
  21703: refused(ourSide, 'The messaging service has no number: add one under Sender Pool.'),

  // === Delivering an SMS
  30001: later('The queue overflowed: look for a burst of messages.'),
  30003: unreachable('Not delivered: their phone is off or has no signal.', true),
  30004: unreachable('Not delivered: blocked by the network or by them. Try another way.'),
  30005: unreachable('Not delivered: the number may be disconnected.'),
  30006: unreachable(notAMobile),
  30007: refused(
    'Not delivered: the network took it for spam. Send it in other words, or call.',
    'A text was filtered as spam: have an editor look at its words and links.',
  ),
  30008: unreachable('Could not be delivered; the network does not say why.', true),
  30038: refused(
    'Twilio withheld a text that looked like a security code: codes do not arrive here.',
  ),

  // === WhatsApp
  63001: refused(ourSide, 'WhatsApp refused our credentials: check the sender in Twilio.'),
  63003: unreachable(noWhatsApp),
  63005: refused(ourSide, 'WhatsApp refused the content: report it as a bug.'),
  63007: refused(ourSide, 'No such WhatsApp sender: check TWILIO_WHATSAPP_FROM.'),
  63008: refused(ourSide, 'The WhatsApp sender is set up wrongly: check it in Twilio.'),
  63013: refused(ourSide, "The content breaks WhatsApp's policy: have an editor look at it."),
  63014: optedOut('Not sent: they blocked us on WhatsApp. Try SMS, or call.'),
  63015: refused('Not sent: this phone has not joined the WhatsApp sandbox.'),
  63016: {
    result: 'outside-window',
    retryable: false,
    plainWords: 'Not sent: WhatsApp lets us write only within 24 hours of their last message.',
  },
  63017: later(),
  63018: later(),
  63020: refused(ourSide, 'The WhatsApp business account is not accepted: check it with Meta.'),
  63021: refused(ourSide, 'The content is invalid for WhatsApp: report it as a bug.'),
  63024: unreachable(noWhatsApp),
  63027: refused(ourSide, 'The template lacks this language: an editor must add it.'),
  63028: refused(ourSide, 'The template wants other variables: an editor must check it.'),
  63030: refused(ourSide, 'WhatsApp does not know a parameter we sent: report it as a bug.'),
  63032: unreachable(noWhatsApp),
  63033: unreachable(noWhatsApp),
  63038: later('The account reached its daily limit of messages: ask Twilio to raise it.'),
  63040: refused(ourSide, 'WhatsApp refused the template: an editor must change it.'),
  63041: refused(
    ourSide,
    'WhatsApp paused the template for poor quality: an editor must change it.',
  ),

  // === Redaction of messages does not go with these settings
  23001: refused(ourSide, 'Message Redaction does not go with STOP filtering on long codes.'),
  23003: refused(ourSide, 'Message Redaction does not go with Sticky Sender.'),
  23005: refused(ourSide, 'Message Redaction does not go with fallback to long code.'),
  23006: refused(ourSide, 'Message Redaction does not go with webhooks by GET.'),
}
