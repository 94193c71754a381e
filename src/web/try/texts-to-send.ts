import { randomUUID } from 'node:crypto'
import { defaultKeyword } from '../../channels/twilio/opt-out-keyword.ts'
import type { InboundMessage, MediaReference } from '../../domain/message.ts'
import type { Asked, Chosen } from './chosen.ts'

/** Something other than typed words that a phone can send at a touch. */
export interface Special {
  readonly key: string
  readonly label: string
  readonly about: string
  readonly texts: readonly string[]
  readonly media?: readonly MediaReference[]
}

/** Media are references that nobody loads: these lead nowhere. */
function mediaOf(contentType: string): readonly MediaReference[] {
  return [{ url: 'https://media.invalid/simulated', contentType }]
}

export const specials: readonly Special[] = [
  {
    key: 'photo',
    label: 'A photo',
    about: 'without words',
    texts: [''],
    media: mediaOf('image/jpeg'),
  },
  {
    key: 'voice',
    label: 'A voice note',
    about: 'without words',
    texts: [''],
    media: mediaOf('audio/ogg'),
  },
  {
    key: 'burst',
    label: 'Three quick texts',
    about: 'answered as one',
    texts: ['hi', 'got a letter today', 'do i have to pay counsil tax'],
  },
  { key: 'stop', label: 'STOP', about: 'texts off', texts: ['STOP'] },
  { key: 'start', label: 'START', about: 'texts on again', texts: ['START'] },
]

/** Twilio joins the parts of a long SMS up to this many characters, and WhatsApp allows no more. */
export const longestText = 1600

/** The number of ours that the demo's phones text: Ofcom's for drama. */
const ourNumber = '+447700900999'

export type Sending =
  | { readonly kind: 'texts'; readonly texts: readonly InboundMessage[] }
  | { readonly kind: 'refused'; readonly problem: string; readonly text: string }
  /** Not a form of ours. */
  | { readonly kind: 'unreadable' }

/** Reads what is to be sent; each text as the channel would have handed it over. */
export function textsToSend(chosen: Chosen, form: Asked): Sending {
  const { special: key, text } = form
  if (key !== undefined) {
    const special = specials.find((one) => one.key === key)
    if (special === undefined) return { kind: 'unreadable' }
    const texts = special.texts.map((one) => toInbound(chosen, one, special.media))
    return { kind: 'texts', texts }
  }
  if (typeof text !== 'string') return { kind: 'unreadable' }
  // A form posts line ends as CR LF; a phone sends LF.
  const typed = text.replaceAll('\r\n', '\n').replaceAll('\0', '')
  const problem = problemWith(typed)
  if (problem !== undefined) return { kind: 'refused', problem, text: typed }
  return { kind: 'texts', texts: [toInbound(chosen, typed)] }
}

function problemWith(text: string): string | undefined {
  if (text.trim() === '') return 'Type a text to send'
  if (text.length <= longestText) return undefined
  return `A text can have ${longestText.toLocaleString('en-GB')} characters at most. This one has ${text.length.toLocaleString('en-GB')}`
}

/** On SMS Twilio acts on its keywords and says so with the text; on WhatsApp it has none. */
function toInbound(
  { address, channel }: Chosen,
  text: string,
  media: readonly MediaReference[] = [],
): InboundMessage {
  const optOut = channel === 'sms' ? defaultKeyword(text) : undefined
  return {
    providerId: `SIM-in-${randomUUID()}`,
    from: address,
    to: ourNumber,
    text,
    media,
    ...(optOut !== undefined && { optOut }),
  }
}
