import type { WorkingPattern } from './staff.ts'
import { type Period, periodsFrom } from './working-time.ts'

export interface Planned {
  readonly shifts: readonly Period[]
  readonly serviceHours: WorkingPattern
  /** ISO dates. */
  readonly bankHolidays: ReadonlySet<string>
  readonly from: Date
  readonly days: number
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * The times in the days after `from` in which neither the service is there nor anybody is on call,
 * in their order.
 */
export function rotaGaps(planned: Planned): readonly Period[] {
  const { shifts, serviceHours, bankHolidays, from, days } = planned
  const end = from.getTime() + days * dayMs
  const service = periodsFrom({ workingPattern: serviceHours }, bankHolidays, from, days + 1)
  const covered = [...shifts, ...service].sort((a, b) => a.from - b.from)
  const gaps: Period[] = []
  let until = from.getTime()
  for (const period of covered) {
    if (period.from > until) gaps.push({ from: until, until: Math.min(period.from, end) })
    until = Math.max(until, period.until)
    if (until >= end) return gaps
  }
  return [...gaps, { from: until, until: end }]
}
