/**
 * What Twilio itself sends in our name: its answers to keywords, and the answer when we cannot be
 * reached. They are set in Twilio, so they work when we do not. GSM-7, at most two segments.
 */
export const twilioReplies = {
  stop: "Texts from this number are off: the bot's and your PA's. They can still reach you another way. START turns them on. In danger: 999.",
  start:
    'Texts from this number are on again: I can answer you, and your PA can text you. In danger: 999. STOP turns them off.',
  help: "In danger: 999. Free, any time: 111 option 2 (mental health), Samaritans 116 123, or text SHOUT to 85258. I'm Waymark, a bot from the council: text your question, or ask for a person.",
  unreachable:
    "Our texts aren't working right now, so no one has read yours yet. Don't wait for us. In danger: 999 or A&E. Free, any time: 111 option 2, Samaritans 116 123, or text SHOUT to 85258.",
} as const

/** The words set for Advanced Opt-Out: Twilio's own, less those people say to the bot. */
export const twilioKeywords = {
  stop: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'OPTOUT'],
  start: ['START', 'UNSTOP'],
  help: ['HELP'],
} as const

/** The TwiML of the fallback address: static, so any web space can hold it. */
export const fallbackTwiml = `<?xml version="1.0" encoding="UTF-8"?>
<Response><Message>${escapeXml(twilioReplies.unreachable)}</Message></Response>
`

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
