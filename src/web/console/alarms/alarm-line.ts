import type { AlarmLine } from '../../../store/views/alarm-lines.ts'
import type { NewestAddress } from '../../../store/views/newest-address.ts'
import { dangerWords } from '../needs-you/danger-words.ts'
import { ageIn, nameIn } from '../needs-you/person-words.ts'
import { howLong, shortTime } from '../times.ts'
import { levelTags, standing } from './alarm-words.ts'

/** What a line is made with, beside its row. */
export interface LineWords {
  /** The member of staff who reads it. */
  readonly me: string
  readonly now: Date
  readonly addresses?: ReadonlyMap<string, NewestAddress>
}

/** An alarm, as a line, the band and the head of its page show it. */
export interface ShownAlarm {
  readonly id: string
  readonly href: string
  readonly name: string
  readonly age: number | undefined
  readonly level: AlarmLine['level']
  readonly tag: string
  /** 'violence'. */
  readonly kind: string
  /** 'Violence'. */
  readonly what: string
  readonly since: string
  readonly waiting: string
  /** When it was read, or closed, as people say it. */
  readonly when: string
  readonly drill: boolean
  readonly unanswered: boolean
  readonly standing: string
  readonly closed: boolean
  /** Nobody has said they have seen it. */
  readonly canSee: boolean
  /** Nobody deals with it. */
  readonly canDeal: boolean
  /** The viewer deals with it. */
  readonly isMine: boolean
  /** The viewer does, and has to reach them before it goes on. */
  readonly attemptIsDue: boolean
  /** A colleague deals with it, by name: the viewer may in their place. */
  readonly instead?: string
}

/** `addresses`: what a number that nobody has linked is called by. */
export function alarmLine(line: AlarmLine, { me, now, addresses }: LineWords): ShownAlarm {
  const kind = dangerWords(line.kind)
  const closed = line.closedAt !== undefined
  const isMine = !closed && line.dealingBy?.id === me
  const untouched = !closed && line.dealingAt === undefined
  return {
    id: line.id,
    href: `/console/alarms/${line.id}`,
    name: nameIn(line.person, addresses),
    age: ageIn(line.person, now),
    level: line.level,
    tag: levelTags[line.level],
    kind,
    what: kind.charAt(0).toUpperCase() + kind.slice(1),
    since: line.openedAt.toISOString(),
    waiting: howLong(line.openedAt, now),
    when: shortTime(line.closedAt ?? line.openedAt, now),
    drill: line.drill,
    unanswered: !closed && line.unansweredAt !== undefined && line.dealingAt === undefined,
    standing: standing(line, me, now),
    closed,
    canSee: untouched && line.seenAt === undefined,
    canDeal: untouched,
    isMine,
    attemptIsDue: isMine && line.dueAt !== undefined,
    ...(!closed &&
      !untouched &&
      !isMine && { instead: line.dealingBy?.name ?? 'whoever answers at night' }),
  }
}
