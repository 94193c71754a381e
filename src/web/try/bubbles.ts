import { twilioReplies } from '../../channels/twilio/setup-words.ts'
import type { ChannelName } from '../../domain/address.ts'
import type { DeliveryStatus } from '../../domain/message.ts'
import { countSegments } from '../../knowledge/segments.ts'
import type { OurText, Phone, PhoneText, TheirText } from '../../store/try-view.ts'
import { dayOf, timeOf } from './when.ts'

/**
 * Pence for one segment, rounded: Twilio charges a few US cents for an SMS to a UK mobile, and
 * changes its prices. The page says 'about', and no bill is made from it.
 */
const penceForSegment = 4

/** One text as the page shows it. */
export interface Bubble {
  readonly id: string
  readonly side: 'theirs' | 'ours'
  readonly who: string
  /** Set when the day is another than the text's before it. */
  readonly day?: string
  readonly time: string
  readonly datetime: string
  readonly runs: readonly Run[]
  readonly media: readonly string[]
  readonly tick?: Tick
  readonly cost?: string
  /** Why it never left, in words. */
  readonly notSent?: string
  /** What the network said in its place. */
  readonly network?: string
}

/** A stretch of a text: WhatsApp shows *this* bold. */
export interface Run {
  readonly text: string
  readonly bold: boolean
}

export interface Tick {
  readonly icon: 'clock' | 'one' | 'two' | 'failed'
  readonly words: string
}

/** The phone's texts, oldest first. */
export function bubblesOf({ texts }: Phone, channel: ChannelName): readonly Bubble[] {
  return texts.map((text, index) => {
    const day = dayOf(text.at)
    const before = texts[index - 1]
    const isNewDay = before === undefined || dayOf(before.at) !== day
    return { ...bubbleOf(text, channel), ...(isNewDay && { day }) }
  })
}

function bubbleOf(text: PhoneText, channel: ChannelName): Bubble {
  const shared = {
    id: text.id,
    time: timeOf(text.at),
    datetime: text.at.toISOString(),
    runs: channel === 'whatsapp' ? boldRuns(text.text) : [{ text: text.text, bold: false }],
  }
  return text.from === 'young-person'
    ? { ...shared, side: 'theirs', who: 'You', media: text.media.map(nameOf) }
    : { ...shared, side: 'ours', media: [], ...aboutOurs(text, channel) }
}

function nameOf({ contentType }: TheirText['media'][number]): string {
  if (contentType.startsWith('image/')) return 'A photo'
  return contentType.startsWith('audio/') ? 'A voice note' : 'A file'
}

/** '*Call 999*' in bold, the stars gone, as WhatsApp draws it. */
function boldRuns(text: string): readonly Run[] {
  return text
    .split(/(?<![\p{L}\p{N}*])(\*[^\s*](?:[^*\n]*[^\s*])?\*)(?![\p{L}\p{N}*])/u)
    .filter((part) => part !== '')
    .map((part) => {
      const bold = part.length > 2 && part.startsWith('*') && part.endsWith('*')
      return { text: bold ? part.slice(1, -1) : part, bold }
    })
}

// === Ours

function aboutOurs(text: OurText, channel: ChannelName) {
  const who = text.from === 'bot' ? 'Waymark' : 'Your adviser'
  const notSent = notSentWords(text)
  if (notSent !== undefined) {
    const { stop: network } = twilioReplies
    return { who, notSent, ...(text.code === 'network-replied' && { network }) }
  }
  return { who, tick: tickOf(text), cost: channel === 'sms' ? costOf(text.text) : 'no segments' }
}

function costOf(text: string): string {
  const { segments } = countSegments(text)
  const unit = segments === 1 ? 'segment' : 'segments'
  return `${segments} ${unit}, about ${segments * penceForSegment}p`
}

const withheldWords: ReadonlyMap<string, string> = new Map([
  ['network-replied', 'Not sent: the network answers STOP itself.'],
  ['opted-out', 'Not sent: texts to this number are off'],
  ['not-allowed', 'Not sent: texts are off, or a person has taken over'],
  ['held', 'Not sent yet: it waits until they write'],
  ['expired', 'Not sent: they did not write in time'],
  ['taken-over', 'Not sent: a person took over'],
  ['passed-on', 'Not sent: the talk was passed on'],
  ['handed-back', 'Not sent: the talk was handed back'],
  ['taken-back', 'Not sent: whoever wrote it took it back'],
  ['adviser-owns', 'Not sent: a person is talking with them'],
  ['country', 'Not sent: a number from a country we do not answer'],
  ['repeats-itself', 'Not sent: the other end repeats itself like a machine'],
  ['reply-budget', 'Not sent: too many replies in ten minutes'],
])

const neverLeft: readonly OurText['status'][] = ['withheld', 'cancelled', 'held', 'expired']

function notSentWords({ status, code = status }: OurText): string | undefined {
  if (!neverLeft.includes(status)) return undefined
  return withheldWords.get(code) ?? `Not sent: ${code}`
}

function tickOf({ status, delivery }: OurText): Tick {
  if (status === 'failed') return { icon: 'failed', words: 'Not sent' }
  if (status === 'unknown') return { icon: 'clock', words: 'May have left' }
  if (status !== 'sent') return { icon: 'clock', words: 'Queued' }
  return (delivery && ticks[delivery]) ?? { icon: 'one', words: 'Sent' }
}

const ticks: Readonly<Partial<Record<DeliveryStatus, Tick>>> = {
  delivered: { icon: 'two', words: 'Delivered' },
  read: { icon: 'two', words: 'Read' },
  failed: { icon: 'failed', words: 'Not delivered' },
  undelivered: { icon: 'failed', words: 'Not delivered' },
}
