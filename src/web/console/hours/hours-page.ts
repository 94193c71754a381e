import { bankHolidaysOf } from '../../../domain/bank-holidays.ts'
import type { StaffMember } from '../../../domain/staff.ts'
import { nextDueIn } from '../../../domain/working-time.ts'
import type { StoredAbsence } from '../../../store/absences.ts'
import type { Shift } from '../../../store/on-call.ts'
import { spanWords } from '../on-call/on-call-page.ts'
import { dayAndTime } from '../times.ts'

export interface HoursShown {
  readonly member: StaffMember
  readonly absences: readonly StoredAbsence[]
  /** Theirs of the paid rota, those to come. */
  readonly shifts: readonly Shift[]
  readonly roster: readonly StaffMember[]
  /** Whether the viewer looks at their own. */
  readonly mine: boolean
  readonly now: Date
}

/** What the view of somebody's hours reads. */
export function hoursPage({ member, absences, shifts, roster, mine, now }: HoursShown) {
  const nameOf = (id: string) => roster.find((one) => one.id === id)?.name ?? 'somebody who left'
  return {
    tab: 'hours' as const,
    mine,
    title: mine ? 'My hours' : `Hours of ${member.name}`,
    action: mine ? '/console/hours' : `/console/hours/of/${member.id}`,
    now: dueWords(member, now),
    shifts: shifts.map(spanWords),
    absences: absences.map((absence) => ({
      id: absence.id,
      when: `${dayAndTime(new Date(absence.from))} to ${dayAndTime(new Date(absence.until))}`,
      running: absence.from <= now.getTime(),
      cover: absence.coverId,
      about: aboutAbsence(absence, nameOf),
    })),
    covers: [
      { value: '', text: 'Nobody: it goes to duty' },
      ...coversFor(member, roster).map((one) => ({ value: one.id, text: one.name })),
    ],
  }
}

/** Who can stand in: advisers and social workers of the team, but not oneself. */
export function coversFor(
  member: StaffMember,
  roster: readonly StaffMember[],
): readonly StaffMember[] {
  const works = new Set(['personal-adviser', 'social-worker', 'duty-adviser', 'team-manager'])
  return roster.filter(
    (one) =>
      one.id !== member.id && one.team === member.team && one.roles.some((role) => works.has(role)),
  )
}

function dueWords(member: StaffMember, now: Date): string {
  const year = now.getUTCFullYear()
  const next = nextDueIn(member, bankHolidaysOf(year, year + 1), now)
  if (next === undefined) return 'No hours are noted, so young people are told of no time.'
  if (next.getTime() === now.getTime()) return 'By these hours: due in now.'
  return `By these hours: next due in ${dayAndTime(next)}.`
}

function aboutAbsence(absence: StoredAbsence, nameOf: (id: string) => string): string {
  const { coverId, reason, tellReason, tellUntil } = absence
  const told = [
    ...(tellUntil === true ? ['the day you are back'] : []),
    ...(tellReason === undefined ? [] : ['the reason']),
  ]
  return [
    coverId === undefined ? 'Nobody covers: it goes to duty' : `${nameOf(coverId)} covers`,
    ...(reason === undefined ? [] : [reason]),
    told.length === 0
      ? 'young people are told neither the day nor the reason'
      : `young people may be told ${told.join(' and ')}`,
  ].join(' · ')
}
