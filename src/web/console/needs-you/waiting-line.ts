import type { HandoverStage } from '../../../domain/handover.ts'
import type { NeedsYou } from '../../../store/views/needs-you.ts'
import type { Waiting } from '../../../store/views/waiting.ts'
import { howLong, shortTime } from '../times.ts'
import { reasonWords } from '../words.ts'
import { dangerWords } from './danger-words.ts'
import { ageIn, nameIn } from './person-words.ts'

export type Level = 'emergency' | 'worried' | 'asked' | 'cover'

/** Somebody who waits, as a line of a list shows them. */
export interface WaitingLine {
  readonly id: string
  /** Of the handover; absent in a talk that the viewer has taken. */
  readonly handoverId?: string
  readonly href: string
  readonly name: string
  readonly age: number | undefined
  readonly level: Level
  readonly tag: string
  /** In general words; never what a talk is about. */
  readonly why: string
  readonly forWhom: string
  /** ISO. */
  readonly since: string
  readonly waiting: string
  readonly due?: string
  readonly alsoTold?: string
  readonly seen?: string
  readonly canSee: boolean
  readonly unread: number
  /** The page of the danger that was read. */
  readonly alarmHref?: string
}

const tags: Readonly<Record<Level, string>> = {
  emergency: 'Emergency',
  worried: 'Worried',
  asked: 'Asked',
  cover: 'Cover',
}

/** What names are looked up in. */
export type Names = Pick<NeedsYou, 'staff' | 'told' | 'addresses'>

/** One line of somebody who waits, for this member of staff. */
export function waitingLine(row: Waiting, names: Names, me: string, now: Date): WaitingLine {
  const level = levelOf(row, me)
  const { acknowledgedBy, dueAt } = row
  const alsoTold = toldWords(row, names, me)
  return {
    id: row.handoverId,
    handoverId: row.handoverId,
    href: `/console/talks/${row.talkId}`,
    name: nameIn(row.person, names.addresses),
    age: ageIn(row.person, now),
    level,
    tag: tags[level],
    why: whyOf(row),
    forWhom: forWords(row, names, me),
    since: row.openedAt.toISOString(),
    waiting: howLong(row.openedAt, now),
    canSee: acknowledgedBy === null,
    unread: row.unread,
    ...(row.alarmId !== undefined && { alarmHref: `/console/alarms/${row.alarmId}` }),
    ...(alsoTold !== undefined && { alsoTold }),
    ...(acknowledgedBy === null && dueAt !== undefined && { due: dueWords(dueAt, now) }),
    ...(acknowledgedBy !== null && { seen: seenWords(row, names, me, now) }),
  }
}

function levelOf({ priority, stage, forStaffId }: Waiting, me: string): Level {
  if (priority === 0) return 'emergency'
  if (priority === 1) return 'worried'
  return stage === 'cover' && forStaffId === me ? 'cover' : 'asked'
}

function whyOf({ danger, reason }: Waiting): string {
  return danger === undefined ? reasonWords(reason) : capital(dangerWords(danger))
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const pools: Readonly<Partial<Record<HandoverStage, string>>> = {
  duty: 'for the duty team',
  manager: 'for the team managers',
}

function forWords({ stage, forStaffId, adviserId }: Waiting, names: Names, me: string): string {
  if (forStaffId === null) return pools[stage] ?? 'nobody found yet'
  if (forStaffId !== me) return `for ${firstName(names, forStaffId)}`
  if (stage !== 'cover' || adviserId === null) return 'for you'
  return `for you, as ${firstName(names, adviserId)} is away`
}

function firstName({ staff }: Names, id: string): string {
  return staff.get(id)?.firstName ?? 'somebody'
}

function dueWords(dueAt: Date, now: Date): string {
  return `${dueAt < now ? 'was due' : 'due'} ${shortTime(dueAt, now)}`
}

function seenWords(row: Waiting, names: Names, me: string, now: Date): string {
  const { acknowledgedBy, acknowledgedAt } = row
  const who = acknowledgedBy === me ? 'You have' : `${firstName(names, acknowledgedBy ?? '')} has`
  return `${who} seen it${acknowledgedAt === undefined ? '' : `, ${shortTime(acknowledgedAt, now)}`}`
}

/** As many names as one reads; whom it waits for is said already. */
const mostNamed = 3

function toldWords(row: Waiting, names: Names, me: string): string | undefined {
  const others = (names.told.get(row.handoverId) ?? []).filter(
    (id) => id !== me && id !== row.forStaffId,
  )
  if (others.length === 0) return undefined
  const named = others.slice(0, mostNamed).map((id) => names.staff.get(id)?.name ?? 'somebody')
  const left = others.length - named.length
  return `Also told: ${[...named, ...(left > 0 ? [`${left} more`] : [])].join(', ')}`
}
