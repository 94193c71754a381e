import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import { discreetly } from '../domain/discreet.ts'
import type { DeliveryStatus, MediaReference } from '../domain/message.ts'
import type { Audience } from '../domain/talk.ts'
import { openMedia, textCell } from './messages.ts'
import type { OutgoingStatus } from './outbox.ts'
import { hashOf } from './address-links.ts'
import type { Data } from './store.ts'
import { openState } from './talks.ts'

/** What a phone shows: the texts of one address, oldest first. */
export interface Phone {
  readonly texts: readonly PhoneText[]
  /** A text of theirs is not answered yet. */
  readonly waiting: boolean
  readonly optedOut: boolean
  /** What can be tapped under the last texts: choices that are open, and that they show. */
  readonly choices: readonly { readonly number: number; readonly label: string }[]
}

export type PhoneText = TheirText | OurText

interface Text {
  readonly id: string
  readonly text: string
  readonly at: Date
}

export interface TheirText extends Text {
  readonly from: 'young-person'
  readonly media: readonly MediaReference[]
}

/** A text of ours, with why it was said and what is on record with it. */
export interface OurText extends Text {
  readonly from: 'bot' | 'staff'
  readonly status: OutgoingStatus
  readonly delivery?: DeliveryStatus
  /** The provider's code of a failure, or our reason not to send it. */
  readonly code?: string
  readonly role?: string
  readonly outcome?: string
  readonly because?: string
  readonly article?: string
  readonly section?: string
  /** How many texts of theirs it answers. */
  readonly answers: number
  readonly audience: Audience
  readonly alarms: readonly RecordedAlarm[]
  readonly handover?: { readonly reason: string; readonly openedAt: Date }
}

export interface RecordedAlarm {
  readonly category: 'danger' | 'allegation'
  readonly kind: string
  readonly openedAt: Date
}

/** As many as anybody scrolls through. */
const mostTexts = 60

/** Reads one address's phone, in one query. The demo's: nobody's permission is asked. */
export async function readPhone(data: Data, address: Address): Promise<Phone> {
  const rows = (await phoneQuery(data, hashOf(data, address)).execute()).reverse()
  const answered = rows.map((row) => row.reply_id)
  const texts = rows.map((row): PhoneText => {
    const { id } = row
    const text = data.vault.open(textCell(id), row.text_sealed)
    const shared = { id, text, at: new Date(row.created_at) }
    if (row.author === 'young-person') {
      return { ...shared, from: row.author, media: openMedia(data, id, row.media_sealed) }
    }
    const answers = answered.filter((replyId) => replyId === id).length
    const left = asItLeft(row, text)
    return { ...shared, text: left, from: row.author, answers, ...recordOf(row) }
  })
  return {
    texts,
    waiting: rows.some((row) => row.direction === 'in' && row.status === 'received'),
    optedOut: rows.at(-1)?.opted_out_at != null,
    choices: openChoices(data, rows.at(-1), lastTextsOfOurs(texts)),
  }
}

function phoneQuery(data: Data, addressHash: string) {
  return data.sql
    .selectFrom('messages')
    .innerJoin('addresses', 'addresses.id', 'messages.address_id')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'messages.person_id')
    .leftJoin('handovers', (join) =>
      join
        .onRef('handovers.talk_id', '=', 'talks.id')
        .on('handovers.status', '=', 'open')
        .onRef('handovers.opened_at', '<=', 'messages.created_at'),
    )
    .leftJoin('alarms as dangers', (join) =>
      join
        .onRef('dangers.talk_id', '=', 'talks.id')
        .on('dangers.status', '=', 'open')
        .on('dangers.category', '=', 'danger')
        .onRef('dangers.opened_at', '<=', 'messages.created_at'),
    )
    .leftJoin('cases as allegations', (join) =>
      join
        .onRef('allegations.talk_id', '=', 'talks.id')
        .on('allegations.status', '=', 'open')
        .onRef('allegations.opened_at', '<=', 'messages.created_at'),
    )
    .selectAll('messages')
    .select([
      'addresses.opted_out_at',
      'talks.audience',
      'talks.dialog_sealed',
      'people.discreet_at',
      'handovers.reason as handover_reason',
      'handovers.opened_at as handover_at',
      'dangers.kind as danger_kind',
      'dangers.opened_at as danger_at',
      'allegations.status as allegation_kind',
      'allegations.opened_at as allegation_at',
    ])
    .where('addresses.value_hash', '=', addressHash)
    .orderBy('messages.id', 'desc')
    .limit(mostTexts)
}

/** What left since their texts begin with words that give nothing away has those before it. */
function asItLeft({ discreet_at: since, sent_at: at }: PhoneRow, text: string): string {
  return since !== null && at !== null && at >= since ? discreetly(text) : text
}

type PhoneRow = Awaited<ReturnType<ReturnType<typeof phoneQuery>['execute']>>[number]

function recordOf(row: PhoneRow): Omit<OurText, keyof TheirText | 'answers'> {
  return {
    status: row.status as OutgoingStatus,
    audience: row.audience as Audience,
    alarms: [
      ...alarmOf('danger', row.danger_kind, row.danger_at),
      ...alarmOf('allegation', row.allegation_kind, row.allegation_at),
    ],
    ...(row.delivery_status !== null && { delivery: row.delivery_status as DeliveryStatus }),
    ...(row.error_code !== null && { code: row.error_code }),
    ...(row.role !== null && { role: row.role }),
    ...(row.outcome !== null && { outcome: row.outcome }),
    ...(row.because !== null && { because: row.because }),
    ...(row.article !== null && { article: row.article }),
    ...(row.section !== null && { section: row.section }),
    ...(row.handover_reason !== null && {
      handover: { reason: row.handover_reason, openedAt: new Date(row.handover_at ?? 0) },
    }),
  }
}

function alarmOf(
  category: RecordedAlarm['category'],
  kind: string | null,
  at: number | null,
): readonly RecordedAlarm[] {
  return kind === null ? [] : [{ category, kind, openedAt: new Date(at ?? 0) }]
}

/** What we said since their last text, and sent. */
function lastTextsOfOurs(texts: readonly PhoneText[]): readonly string[] {
  return texts
    .slice(texts.findLastIndex((text) => text.from === 'young-person') + 1)
    .filter(
      (text) =>
        'status' in text && !['withheld', 'cancelled', 'held', 'expired'].includes(text.status),
    )
    .map((text) => text.text)
}

/** Choices stay open unseen after one was picked: only those that these texts show count. */
function openChoices(
  data: Data,
  row: PhoneRow | undefined,
  texts: readonly string[],
): Phone['choices'] {
  if (row === undefined || texts.length === 0) return []
  const { choices } = openState(data, { id: row.talk_id, dialog_sealed: row.dialog_sealed })
  return choices
    .map(({ label }, at) => ({ number: at + 1, label }))
    .filter(({ number, label }) => texts.some((text) => text.includes(`${number} ${label}`)))
}

/** Whether this talk is with whoever this address belongs to now. */
export async function isTalkOf(data: Data, talkId: string, address: Address): Promise<boolean> {
  const row = await data.sql
    .selectFrom('talks')
    .innerJoin('address_links', 'address_links.person_id', 'talks.person_id')
    .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
    .select(sql<number>`1`.as('one'))
    .where('talks.id', '=', talkId)
    .where('address_links.until_at', 'is', null)
    .where('addresses.value_hash', '=', hashOf(data, address))
    .executeTakeFirst()
  return row !== undefined
}
