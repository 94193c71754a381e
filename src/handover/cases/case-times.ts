import { bankHolidaysFrom } from '../../domain/bank-holidays.ts'
import type { WorkingPattern } from '../../domain/staff.ts'
import { addWorkingTime, nextServiceDay } from '../../domain/working-time.ts'
import type { StoredCase } from '../../store/cases.ts'

const hourMs = 3_600_000
/** An officer who has not looked by then is reminded: half a working day. */
const halfDayMs = 4 * hourMs
/** With nobody to tell, it is tried again after this long, in milliseconds of real time. */
const nobodyAgainMs = 30 * 60_000

/** One working day from receipt, in the hours of the service. */
export function caseDueAt(hours: WorkingPattern, receivedAt: Date): Date {
  return nextServiceDay({ workingPattern: hours }, bankHolidaysFrom(receivedAt), receivedAt)
}

/** When its officers are first reminded of a new case. */
export function firstReminderAt(hours: WorkingPattern, receivedAt: Date): Date {
  const service = { workingPattern: hours }
  return addWorkingTime(service, bankHolidaysFrom(receivedAt), receivedAt, halfDayMs)
}

/** When it is tried again to find somebody to tell. */
export function nobodyAgainAt(at: Date): Date {
  return new Date(at.getTime() + nobodyAgainMs)
}

/**
 * The reminder after this one: before a route is decided, when it falls due, and from then on each
 * working day; once it is decided, a working day later, until it is closed.
 */
export function nextReminderAt(
  hours: WorkingPattern,
  { dueAt, decidedAt }: Pick<StoredCase, 'dueAt' | 'decidedAt'>,
  at: Date,
): Date {
  if (decidedAt === undefined && at < dueAt) return dueAt
  return nextServiceDay({ workingPattern: hours }, bankHolidaysFrom(at), at)
}
