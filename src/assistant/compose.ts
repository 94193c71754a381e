import type { ChannelName } from '../domain/address.ts'
import { discreetly } from '../domain/discreet.ts'
import type { Choice } from '../domain/talk.ts'
import { renderForChannel } from '../knowledge/render.ts'
import { countSegments, toGsm7 } from '../knowledge/segments.ts'

/** A text as it leaves, and the choices that are in it: one left out must not stay pickable. */
export interface Composed {
  readonly text: string
  readonly choices: readonly Choice[]
}

/** An SMS has 2 billed parts at most; one whose body alone is longer than that, never more than 3. */
const usualSegments = 2
const mostSegments = 3
/** Twilio refuses a WhatsApp text above 1,600 characters. */
const mostCharacters = 1500

/** Where a text goes, and what stands before its words when it leaves: see domain/discreet.ts. */
export interface Leaving {
  readonly channel: ChannelName
  readonly discreet?: boolean
}

/**
 * Body and numbered choices for one channel. Too long for it: choices go from the end first, then
 * whole sentences do. The first `least` choices are worth a third billed part. `note` is a sentence
 * after the body that always stays.
 */
export function compose(
  to: ChannelName | Leaving,
  markdown: string,
  choices: readonly Choice[] = [],
  least = 0,
  note = '',
): Composed {
  const leaving = typeof to === 'string' ? { channel: to } : to
  const { channel } = leaving
  const whole = renderForChannel(markdown, channel)
  const body = withNote(channel, whole, note)
  const needed = join(channel, body, choices.slice(0, least))
  const most = fits(leaving, needed, usualSegments) ? usualSegments : mostSegments
  for (let kept = choices.length; kept >= 0; kept -= 1) {
    const some = choices.slice(0, kept)
    const text = join(channel, body, some)
    if (fits(leaving, text, most)) return { text, choices: some }
  }
  return { text: shorten(leaving, whole, note), choices: [] }
}

function withNote(channel: ChannelName, body: string, note: string): string {
  const said = channel === 'sms' ? toGsm7(note) : note
  return [body, said].filter((part) => part !== '').join('\n')
}

function join(channel: ChannelName, body: string, choices: readonly Choice[]): string {
  const fit = (label: string) => (channel === 'sms' ? toGsm7(label) : label)
  const lines = choices.map((choice, at) => `${at + 1} ${fit(choice.label)}`).join('\n')
  return [body, lines].filter((part) => part !== '').join(channel === 'sms' ? '\n' : '\n\n')
}

function fits({ channel, discreet }: Leaving, text: string, segments = mostSegments): boolean {
  if (channel === 'whatsapp') return text.length <= mostCharacters
  return countSegments(discreet === true ? discreetly(text) : text).segments <= segments
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const words = new Intl.Segmenter('en', { granularity: 'word' })
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The longest start of the body that fits and ends where a sentence, else a word, ends. */
function shorten(leaving: Leaving, body: string, note: string): string {
  for (const [segmenter, ending] of [
    [sentences, ''],
    [words, '...'],
    [characters, ''],
  ] as const) {
    const text = longestStart(leaving, body, segmenter, (start) =>
      withNote(leaving.channel, start + ending, note),
    )
    if (text !== '') return text
  }
  return ''
}

function longestStart(
  leaving: Leaving,
  body: string,
  segmenter: Intl.Segmenter,
  ended: (start: string) => string,
): string {
  let longest = ''
  for (const { index, segment } of segmenter.segment(body)) {
    const start = body.slice(0, index + segment.length).trimEnd()
    if (start === '') continue
    const text = ended(start)
    if (!fits(leaving, text)) break
    longest = text
  }
  return longest
}
