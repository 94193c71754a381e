import type { ChannelName } from '../../../domain/address.ts'
import { bankHolidaysOf } from '../../../domain/bank-holidays.ts'
import { firstNameOf, type Role, type StaffMember } from '../../../domain/staff.ts'
import type { Viewer } from '../../../domain/viewer.ts'
import type { AdviserLine, TeamTalks } from '../../../store/views/team.ts'
import { alarmLine } from '../alarms/alarm-line.ts'
import { moreOf, queryOf, totalWords } from '../needs-you/list-words.ts'
import { talkLine } from '../needs-you/talk-line.ts'
import { waitingLine } from '../needs-you/waiting-line.ts'
import { dayOf, howLong, shortTime } from '../times.ts'
import { type Away, awayOn, type Present, type TeamDay, whoIsHere } from './who-is-here.ts'

export interface TeamShown {
  readonly found: TeamTalks
  /** Everybody who works here: a cover may be of another team. */
  readonly roster: readonly StaffMember[]
  readonly asked: Readonly<Record<'waiting' | 'talks', number>>
  readonly viewer: Viewer
  readonly now: Date
  readonly senderOf: (channel: ChannelName) => string
}

/** What the templates of src/web/views/console/team read. */
export function teamPage({ found, roster, asked, viewer, now, senderOf }: TeamShown) {
  const team = roster.filter((member) => member.team === viewer.team && answers(member))
  const holidays = bankHolidaysOf(now.getUTCFullYear(), now.getUTCFullYear() + 1)
  const { today, next } = awayOn(team, roster, holidays, now)
  const ownerName = (id: string): string =>
    id === viewer.staffId ? 'you' : (found.staff.get(id)?.name ?? 'somebody')
  const words = { addresses: found.addresses, senderOf, ownerName }
  const me = viewer.staffId
  return {
    team: viewer.team,
    query: queryOf(asked),
    updated: { words: shortTime(now, now), iso: now.toISOString() },
    alarms: found.alarms.rows.map((line) => alarmLine(line, { me, now, ...found })),
    waiting: {
      lines: found.waiting.rows.map((row) => waitingLine(row, found, viewer.staffId, now)),
      total: totalWords(found.waiting.total),
      ...moreOf('waiting', asked, found.waiting),
    },
    talks: {
      lines: found.talks.rows.map((talk) => talkLine(talk, words, now)),
      total: totalWords(found.talks.total),
      ...moreOf('talks', asked, found.talks),
    },
    advisers: [...found.byAdviser].sort(byAge).map((line) => adviserLine(line, found, now)),
    here: whoIsHere(team, holidays, now).map((present) => presentLine(present, now)),
    days: [today, ...(next === undefined ? [] : [next])].map((day) => dayLines(day, now)),
  }
}

/** Those who talk with young people: who else works here is nobody's cover. */
function answers({ roles }: StaffMember): boolean {
  return roles.some((role) => answering.has(role))
}

const answering: ReadonlySet<Role> = new Set([
  'personal-adviser',
  'social-worker',
  'duty-adviser',
  'team-manager',
])

/** Whose young people wait longest, first. */
function byAge(a: AdviserLine, b: AdviserLine): number {
  const never = Number.MAX_SAFE_INTEGER
  return (a.oldestAt?.getTime() ?? never) - (b.oldestAt?.getTime() ?? never)
}

function adviserLine({ staffId, oldestAt, ...counts }: AdviserLine, found: TeamTalks, now: Date) {
  return {
    ...counts,
    name: staffId === null ? 'No adviser' : (found.staff.get(staffId)?.name ?? 'somebody'),
    ...(oldestAt !== undefined && {
      oldest: { iso: oldestAt.toISOString(), words: howLong(oldestAt, now) },
    }),
  }
}

function presentLine({ member, isHere, isAway, nextDueIn }: Present, now: Date) {
  const back = nextDueIn === undefined ? 'not known when' : `due in ${shortTime(nextDueIn, now)}`
  return {
    name: member.name,
    isHere,
    isDuty: member.roles.includes('duty-adviser'),
    words: isHere ? 'Here' : isAway ? `Away, ${back}` : capital(back),
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

function dayLines({ day, away }: TeamDay, now: Date) {
  const isToday = day <= now
  return {
    id: isToday ? 'today' : 'next',
    title: isToday ? 'Away today' : `Away ${nextDayWords(day, now)}`,
    lines: away.map(awayLine),
    gaps: away.filter(({ gap }) => gap !== undefined).length,
  }
}

function nextDayWords(day: Date, now: Date): string {
  const isTomorrow = day.getTime() - now.getTime() < 24 * 60 * 60 * 1000
  return isTomorrow ? 'tomorrow' : `on ${dayOf(day)}`
}

function awayLine({ member, cover, gap }: Away) {
  const { name } = member
  if (cover !== undefined) return { name, words: `${cover.name} covers`, gap: false }
  if (gap === undefined) return { name, words: 'has no young people to cover', gap: false }
  const first = firstNameOf(name)
  const words =
    gap === 'no-cover'
      ? `nobody covers: ${first}’s young people come to duty`
      : `the cover is away too: ${first}’s young people come to duty`
  return { name, words, gap: true }
}
