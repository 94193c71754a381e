import { DateTime } from 'luxon'
import type { Absence, StaffMember } from './staff.ts'
import { weekdays } from './staff.ts'

export const zone = 'Europe/London'

/** How far ahead is looked for somebody's next working time. */
const mostDays = 60
/** How far ahead service hours are counted; nobody's deadline lies further off. */
const mostServiceDays = 400

type Hours = Pick<StaffMember, 'workingPattern'>
type Working = Pick<StaffMember, 'workingPattern' | 'absences'>
/** ISO dates. */
type BankHolidays = ReadonlySet<string>

/**
 * When somebody is next due in: `now` itself when they are due in now, undefined when nothing is
 * known or nothing comes within 60 days. Local times in Europe/London, so clock changes move none
 * of them; bank holidays (ISO dates) and absences are days and times off.
 */
export function nextDueIn(staff: Working, bankHolidays: BankHolidays, now: Date): Date | undefined {
  for (const period of periodsFrom(staff, bankHolidays, now, mostDays)) {
    const start = firstFree(period, staff.absences, now.getTime())
    if (start !== undefined) return new Date(start)
  }
  return undefined
}

/** Whether somebody is due in at this very moment. */
export function isDueIn(staff: Working, bankHolidays: BankHolidays, now: Date): boolean {
  return nextDueIn(staff, bankHolidays, now)?.getTime() === now.getTime()
}

/** When somebody is next due in on the London day of `now`; undefined when today they are not. */
export function dueInToday(
  staff: Working,
  bankHolidays: BankHolidays,
  now: Date,
): Date | undefined {
  const next = nextDueIn(staff, bankHolidays, now)
  return next !== undefined && isSameDay(next, now) ? next : undefined
}

/** Whether both moments are of the same day in London. */
export function isSameDay(one: Date, other: Date): boolean {
  return dayOf(one).hasSame(dayOf(other), 'day')
}

/** The absence that runs now: of several, one that names a cover, then the one that ends last. */
export function absenceAt(staff: Pick<StaffMember, 'absences'>, now: Date): Absence | undefined {
  const at = now.getTime()
  return staff.absences
    .filter(({ from, until }) => from <= at && at < until)
    .sort(
      (a, b) =>
        Number(b.coverId !== undefined) - Number(a.coverId !== undefined) || b.until - a.until,
    )[0]
}

/**
 * The absence that keeps somebody away: the one that runs now, or that will run when they would
 * come in next and lasts beyond that day. Leave that begins tomorrow has begun for whoever asks
 * tonight.
 */
export function absenceThatMatters(
  staff: Working,
  bankHolidays: BankHolidays,
  now: Date,
): Absence | undefined {
  const running = absenceAt(staff, now)
  if (running !== undefined) return running
  const planned = nextDueIn({ ...staff, absences: [] }, bankHolidays, now)
  const real = nextDueIn(staff, bankHolidays, now)
  if (planned === undefined || (real !== undefined && isSameDay(planned, real))) return undefined
  return absenceAt(staff, planned)
}

/**
 * The moment by which `ms` of service time have passed since `from`, counted only inside the
 * service's periods; always inside one, so what ends with a day is due when the next one begins.
 * A service that has no hours counts round the clock.
 */
export function addWorkingTime(
  hours: Hours,
  bankHolidays: BankHolidays,
  from: Date,
  ms: number,
): Date {
  let left = ms
  for (const period of periodsFrom(hours, bankHolidays, from, mostServiceDays)) {
    const start = Math.max(period.from, from.getTime())
    const length = Math.max(period.until - start, 0)
    if (left < length) return new Date(start + left)
    left -= length
  }
  return new Date(from.getTime() + ms)
}

/**
 * A working day later: the same time of day on the next day with service hours. Outside service
 * hours the day counts from when they next begin.
 */
export function nextServiceDay(hours: Hours, bankHolidays: BankHolidays, from: Date): Date {
  const start = dayOf(addWorkingTime(hours, bankHolidays, from, 0))
  const dayAfter = start.plus({ days: 1 }).startOf('day').toJSDate()
  const day = dayOf(addWorkingTime(hours, bankHolidays, dayAfter, 0))
  const { hour, minute, second, millisecond } = start
  return addWorkingTime(
    hours,
    bankHolidays,
    day.set({ hour, minute, second, millisecond }).toJSDate(),
    0,
  )
}

/** When the first service day begins after `from`: the same day's when that has not begun yet. */
export function nextServiceMorning(hours: Hours, bankHolidays: BankHolidays, from: Date): Date {
  const today = dayOf(from).startOf('day')
  const begins = addWorkingTime(hours, bankHolidays, today.toJSDate(), 0)
  if (begins > from) return begins
  return addWorkingTime(hours, bankHolidays, today.plus({ days: 1 }).toJSDate(), 0)
}

function dayOf(moment: Date): DateTime {
  return DateTime.fromJSDate(moment, { zone })
}

/** Both ends milliseconds UTC; `until` is the first moment after. */
export interface Period {
  readonly from: number
  readonly until: number
}

/** The periods of the day of `from` and of those after it, in their order; none overlap. */
export function* periodsFrom(
  hours: Hours,
  bankHolidays: BankHolidays,
  from: Date,
  days: number,
): Generator<Period> {
  const today = dayOf(from).startOf('day')
  for (let offset = 0; offset <= days; offset += 1) {
    const day = today.plus({ days: offset })
    if (!bankHolidays.has(day.toISODate() ?? '')) yield* periodsOf(hours, day)
  }
}

function periodsOf({ workingPattern }: Hours, day: DateTime): readonly Period[] {
  const weekday = weekdays[day.weekday - 1]
  const periods = weekday === undefined ? undefined : workingPattern[weekday]
  return (periods ?? [])
    .map(([from, until]) => ({ from: atTime(day, from), until: atTime(day, until) }))
    .sort((a, b) => a.from - b.from)
    .reduce<readonly Period[]>(withoutOverlap, [])
}

/** Time that two periods share is one time. */
function withoutOverlap(before: readonly Period[], period: Period): readonly Period[] {
  const from = Math.max(period.from, before.at(-1)?.until ?? period.from)
  return from < period.until ? [...before, { from, until: period.until }] : before
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
