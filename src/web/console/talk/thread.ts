import { DateTime } from 'luxon'
import { zone } from '../../../domain/working-time.ts'
import type { Library } from '../../../knowledge/library.ts'
import type { Conversation } from '../../../store/views/conversation.ts'
import type { Entry } from '../../../store/views/conversation-entries.ts'
import type { OurText, TheirText } from '../../../store/views/conversation-texts.ts'
import { channelWord, nameOfPerson } from './head.ts'
import { type Delivery, deliveryOf } from './delivery.ts'
import { eventWords } from './event-words.ts'

/** One thing in the thread, as the view shows it. */
export type Item =
  | { readonly type: 'day'; readonly id: string; readonly text: string }
  | { readonly type: 'system'; readonly id: string; readonly time: string; readonly text: string }
  | (Said & { readonly type: 'note' })
  | (Said & {
      readonly type: 'theirs'
      readonly media: readonly ShownMedia[]
      readonly quarantined: boolean
    })
  | (Said & {
      readonly type: 'bot' | 'staff'
      readonly delivery: Delivery
      /** 'From the article …', of the bot's. */
      readonly source?: string
      readonly mine: boolean
      /** Waits for WhatsApp, and can be taken back. */
      readonly held: boolean
    })

interface Said {
  readonly id: string
  readonly who: string
  readonly time: string
  readonly datetime: string
  readonly text: string
  /** 'SMS' or 'WhatsApp', where the thread has both. */
  readonly channel?: string
}

/** A picture, voice note or file: never loaded by itself. */
export interface ShownMedia {
  readonly index: number
  readonly what: string
  readonly kind: 'picture' | 'sound' | 'file'
}

interface About {
  readonly conversation: Conversation
  readonly viewerId: string
  readonly library: Library
}

/** The thread with its days, oldest first. */
export function threadOf(about: About): readonly Item[] {
  const { entries } = about.conversation
  const channels = new Set(entries.flatMap((entry) => ('channel' in entry ? entry.channel : [])))
  const several = channels.size > 1
  let day = ''
  return entries.flatMap((entry): readonly Item[] => {
    const item = itemOf(about, entry, several)
    if (item === undefined) return []
    const itsDay = dayLine(entry.at)
    if (itsDay === day) return [item]
    day = itsDay
    return [{ type: 'day', id: `day-${entry.id}`, text: itsDay }, item]
  })
}

function itemOf(about: About, entry: Entry, several: boolean): Item | undefined {
  const { names } = about.conversation
  switch (entry.kind) {
    case 'theirs':
      return theirs(about, entry, several)
    case 'bot':
    case 'staff':
      return ours(about, entry, several)
    case 'note':
      return { ...said(entry), type: 'note', who: names.get(entry.staffId) ?? 'Staff' }
    case 'event':
    case 'linked':
    case 'sealed-gap': {
      const text = eventWords(entry, about.conversation)
      if (text === undefined) return undefined
      const id = entry.kind === 'sealed-gap' ? `gap-${entry.id}` : entry.id
      return { type: 'system', id, time: timeOf(entry.at), text }
    }
  }
}

function theirs({ conversation }: About, entry: TheirText, several: boolean): Item {
  return {
    ...said(entry),
    ...(several && { channel: channelWord(entry.channel) }),
    type: 'theirs',
    who: nameOfPerson(conversation.person),
    media: entry.media.map(({ contentType }, index) => ({ index, ...mediaWords(contentType) })),
    quarantined: entry.quarantined,
  }
}

function ours(about: About, entry: OurText, several: boolean): Item {
  const { names } = about.conversation
  const source = sourceOf(about.library, entry)
  return {
    ...said(entry),
    ...(several && { channel: channelWord(entry.channel) }),
    type: entry.kind,
    who: entry.kind === 'bot' ? 'Bot' : (names.get(entry.staffId ?? '') ?? 'Staff'),
    mine: entry.kind === 'staff' && entry.staffId === about.viewerId,
    held: entry.status === 'held',
    delivery: deliveryOf(entry),
    ...(source !== undefined && { source }),
  }
}

function said({ id, at, text }: Entry & { readonly text: string }) {
  return { id, time: timeOf(at), datetime: at.toISOString(), text }
}

/** Which checked article the bot's words are of. */
function sourceOf(library: Library, { article, section }: OurText): string | undefined {
  if (article === undefined) return undefined
  const found = library.find(article, 'en')
  const title = found?.title ?? article
  const label = found?.sections.find(({ key }) => key === section)?.label
  return label === undefined ? title : `${title}: ${label}`
}

/** What came, in words: its name is never shown, and nothing of it is loaded. */
export function mediaWords(contentType: string): Omit<ShownMedia, 'index'> {
  if (contentType.startsWith('image/')) return { what: 'Picture', kind: 'picture' }
  if (contentType.startsWith('audio/')) return { what: 'Voice note', kind: 'sound' }
  if (contentType.startsWith('video/')) return { what: 'Video', kind: 'file' }
  return { what: 'File', kind: 'file' }
}

function timeOf(at: Date): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('H:mm')
}

function dayLine(at: Date): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('cccc d LLLL yyyy')
}
