import { DateTime } from 'luxon'
import { hasRole } from '../../../domain/viewer.ts'
import type { StaffMember } from '../../../domain/staff.ts'
import { absenceAt, dueInToday, isDueIn, nextDueIn, zone } from '../../../domain/working-time.ts'

type BankHolidays = ReadonlySet<string>

/** Somebody of the team at this moment. */
export interface Present {
  readonly member: StaffMember
  readonly isHere: boolean
  /** When they are next due in, when they are not here. */
  readonly nextDueIn?: Date
  readonly isAway: boolean
}

/** Somebody who is away on a working day of theirs. */
export interface Away {
  readonly member: StaffMember
  /** Who stands in, when somebody does who is due in that day. */
  readonly cover?: StaffMember
  /** What is wrong with the cover, when their young people have nobody. */
  readonly gap?: 'no-cover' | 'cover-away'
}

export interface TeamDay {
  /** The beginning of the day, in London. */
  readonly day: Date
  readonly away: readonly Away[]
}

/** Who is here now: those first, then by when they are next due in. */
export function whoIsHere(
  team: readonly StaffMember[],
  bankHolidays: BankHolidays,
  now: Date,
): readonly Present[] {
  const never = Number.MAX_SAFE_INTEGER
  return team
    .map((member): Present => {
      const next = nextDueIn(member, bankHolidays, now)
      const isHere = isDueIn(member, bankHolidays, now)
      const isAway = absenceAt(member, now) !== undefined
      return { member, isHere, isAway, ...(!isHere && next !== undefined && { nextDueIn: next }) }
    })
    .sort(
      (a, b) =>
        Number(b.isHere) - Number(a.isHere) ||
        (a.nextDueIn?.getTime() ?? never) - (b.nextDueIn?.getTime() ?? never),
    )
}

/** Today and the next day on which anybody of the team would work, with who is away on each. */
export function awayOn(
  team: readonly StaffMember[],
  roster: readonly StaffMember[],
  bankHolidays: BankHolidays,
  now: Date,
): { readonly today: TeamDay; readonly next: TeamDay | undefined } {
  const start = DateTime.fromJSDate(now, { zone }).startOf('day')
  const dayOf = (day: Date): TeamDay => ({
    day,
    away: team.flatMap((member) => {
      const away = awayFor(member, roster, bankHolidays, day)
      return away === undefined ? [] : [away]
    }),
  })
  const next = nextWorkingDay(team, bankHolidays, start.plus({ days: 1 }).toJSDate())
  return { today: dayOf(start.toJSDate()), next: next && dayOf(next) }
}

function nextWorkingDay(
  team: readonly StaffMember[],
  bankHolidays: BankHolidays,
  from: Date,
): Date | undefined {
  const first = team
    .map((member) => nextDueIn({ ...member, absences: [] }, bankHolidays, from)?.getTime())
    .filter((time) => time !== undefined)
    .sort((a, b) => a - b)[0]
  return first === undefined
    ? undefined
    : DateTime.fromMillis(first, { zone }).startOf('day').toJSDate()
}

function awayFor(
  member: StaffMember,
  roster: readonly StaffMember[],
  bankHolidays: BankHolidays,
  day: Date,
): Away | undefined {
  const planned = dueInToday({ ...member, absences: [] }, bankHolidays, day)
  if (planned === undefined || dueInToday(member, bankHolidays, day) !== undefined) return undefined
  const coverId = absenceAt(member, planned)?.coverId
  const cover = roster.find(({ id }) => id === coverId)
  const isThere = cover !== undefined && dueInToday(cover, bankHolidays, day) !== undefined
  if (isThere) return { member, cover }
  const hasYoungPeople = hasRole(member, 'personal-adviser') || hasRole(member, 'social-worker')
  if (!hasYoungPeople) return { member }
  return { member, gap: cover === undefined ? 'no-cover' : 'cover-away' }
}
