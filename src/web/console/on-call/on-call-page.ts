import { bankHolidaysFrom } from '../../../domain/bank-holidays.ts'
import type { OutOfHours } from '../../../domain/council-safety.ts'
import { rotaGaps } from '../../../domain/rota-gaps.ts'
import type { StaffMember, WorkingPattern } from '../../../domain/staff.ts'
import type { Shift } from '../../../store/on-call.ts'
import { dayAndTime } from '../times.ts'

/** How far ahead gaps are looked for, in days. */
export const gapDays = 14

export interface OnCallShown {
  readonly outOfHours: OutOfHours
  readonly serviceHours: WorkingPattern
  readonly shifts: readonly Shift[]
  readonly roster: readonly StaffMember[]
  readonly now: Date
}

/** What the view of the rota reads. */
export function onCallPage({ outOfHours, serviceHours, shifts, roster, now }: OnCallShown) {
  const names = new Map(roster.map(({ id, name }) => [id, name]))
  const gaps = rotaGaps({
    ...{ shifts, serviceHours, bankHolidays: bankHolidaysFrom(now), from: now, days: gapDays },
  })
  return {
    tab: 'on-call' as const,
    declared: declaredWords(outOfHours),
    isRota: outOfHours.kind === 'rota',
    gapDays,
    shifts: shifts.map((shift) => ({
      id: shift.id,
      who: names.get(shift.staffId) ?? 'Somebody',
      when: spanWords(shift),
      running: shift.from <= now.getTime(),
    })),
    gaps: gaps.map(spanWords),
    staff: [
      { value: '', text: 'Choose' },
      ...roster.map((member) => ({ value: member.id, text: `${member.name}, ${member.team}` })),
    ],
  }
}

/** A shift or gap in words: 'Tue 24 Nov 2026, 17:00 to Wed 25 Nov 2026, 9:00'. */
export function spanWords({ from, until }: { readonly from: number; readonly until: number }) {
  return `${dayAndTime(new Date(from))} to ${dayAndTime(new Date(until))}`
}

function declaredWords(outOfHours: OutOfHours): string {
  switch (outOfHours.kind) {
    case 'rota':
      return 'When nobody of the service is on duty, whoever is on call here is told of an emergency by text and rung, until somebody deals with it. Nobody else off shift is.'
    case 'staffed_call':
      return `When nobody of the service is on duty, ${outOfHours.phone} is rung about an emergency, again and again, until a person presses 1. There is no list to keep here.`
    case 'none':
      return 'Nobody. When nobody of the service is on duty, an emergency waits until somebody is, and young people are told so at once. There is no list to keep here.'
  }
}
