import { DateTime } from 'luxon'
import type { Absence, StaffMember } from './staff.ts'
import { weekdays } from './staff.ts'

export const zone = 'Europe/London'

/** How far ahead is looked for somebody's next working time. */
const mostDays = 60

/**
 * When somebody is next due in: `now` itself when they are due in now, undefined when nothing is
 * known or nothing comes within 60 days. Local times in Europe/London, so clock changes move none
 * of them; bank holidays (ISO dates) and absences are days and times off.
 */
export function nextDueIn(
  staff: Pick<StaffMember, 'workingPattern' | 'absences'>,
  bankHolidays: ReadonlySet<string>,
  now: Date,
): Date | undefined {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  for (let offset = 0; offset <= mostDays; offset += 1) {
    const day = today.plus({ days: offset })
    if (bankHolidays.has(day.toISODate() ?? '')) continue
    for (const period of periodsOf(staff, day)) {
      const start = firstFree(period, staff.absences, now.getTime())
      if (start !== undefined) return new Date(start)
    }
  }
  return undefined
}

interface Period {
  readonly from: number
  readonly until: number
}

function periodsOf(staff: Pick<StaffMember, 'workingPattern'>, day: DateTime): readonly Period[] {
  const weekday = weekdays[day.weekday - 1]
  const periods = weekday === undefined ? undefined : staff.workingPattern[weekday]
  return (periods ?? [])
    .map(([from, until]) => ({ from: atTime(day, from), until: atTime(day, until) }))
    .sort((a, b) => a.from - b.from)
}

function atTime(day: DateTime, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return day.set({ hour, minute }).toMillis()
}

/** The first moment of a period, from `now` on, at which no absence runs. */
function firstFree(period: Period, absences: readonly Absence[], now: number): number | undefined {
  let moment = Math.max(period.from, now)
  for (const absence of [...absences].sort((a, b) => a.from - b.from)) {
    if (absence.from <= moment && moment < absence.until) moment = absence.until
  }
  return moment < period.until ? moment : undefined
}
