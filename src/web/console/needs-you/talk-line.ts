import type { ChannelName } from '../../../domain/address.ts'
import { windowOf } from '../../../domain/window.ts'
import type { OpenDanger, OwnedTalk } from '../../../store/views/my-talks.ts'
import type { NewestAddress } from '../../../store/views/newest-address.ts'
import type { Level } from '../../../domain/danger.ts'
import { levelTags } from '../alarms/alarm-words.ts'
import { howLong, shortTime } from '../times.ts'
import { dangerWords } from './danger-words.ts'
import { ageIn, nameIn } from './person-words.ts'
import type { WaitingLine } from './waiting-line.ts'

/** An open talk, as a line of a list shows it. */
export interface TalkLine {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly age: number | undefined
  readonly owner: string | undefined
  readonly unread: number
  readonly lastAt: string
  /** Of an open alarm. */
  readonly danger?: { readonly kind: string; readonly level: Level; readonly tag: string }
  /** 'SMS', or how long WhatsApp still lets us write. */
  readonly window?: string
}

/** What a line is made with, beside its row. */
export interface TalkWords {
  readonly addresses: ReadonlyMap<string, NewestAddress>
  readonly senderOf: (channel: ChannelName) => string
  /** Whoever has the talk; undefined where that needs no words. */
  readonly ownerName: (staffId: string) => string | undefined
}

export function talkLine(talk: OwnedTalk, words: TalkWords, now: Date): TalkLine {
  const window = windowWords(words.addresses.get(talk.person.id), words.senderOf, now)
  return {
    id: talk.talkId,
    href: `/console/talks/${talk.talkId}`,
    name: nameIn(talk.person, words.addresses),
    age: ageIn(talk.person, now),
    owner: words.ownerName(talk.ownerStaffId),
    unread: talk.unread,
    lastAt: shortTime(talk.lastAt, now),
    ...(talk.danger !== undefined && { danger: dangerOf(talk.danger) }),
    ...(window !== undefined && { window }),
  }
}

function dangerOf({ kind, level }: OpenDanger) {
  return { kind: dangerWords(kind), level, tag: levelTags[level] }
}

function windowWords(
  address: NewestAddress | undefined,
  senderOf: TalkWords['senderOf'],
  now: Date,
): string | undefined {
  if (address === undefined) return undefined
  if (address.channel === 'sms') return 'SMS'
  const { open, closesAt } = windowOf(address, now, senderOf('whatsapp'))
  if (!open || closesAt === undefined) return 'WhatsApp is closed'
  return `WhatsApp closes in ${howLong(now, closesAt)}`
}

/** Something worrying in a talk that the viewer has, unseen so far: it stands among those who wait. */
export function worriedLine(talk: OwnedTalk, words: TalkWords, now: Date): readonly WaitingLine[] {
  const { danger } = talk
  if (danger?.level !== 'worried' || !danger.unseen) return []
  const { name, age, href } = talkLine(talk, words, now)
  const why = dangerWords(danger.kind)
  return [
    {
      id: talk.talkId,
      href,
      name,
      age,
      level: 'worried',
      tag: levelTags.worried,
      why: why.charAt(0).toUpperCase() + why.slice(1),
      forWhom: 'in your talk',
      since: talk.lastAt.toISOString(),
      waiting: howLong(talk.lastAt, now),
      canSee: false,
      unread: talk.unread,
      alarmHref: `/console/alarms/${danger.alarmId}`,
    },
  ]
}
