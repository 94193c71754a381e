import { bankHolidaysFrom } from '../domain/bank-holidays.ts'
import { nextServiceDay } from '../domain/working-time.ts'
import type { StaffDeps } from './deps.ts'

/** When whoever has a talk is reminded of it if nothing happens: a working day from `at`. */
export function reminderAt({ serviceHours }: Pick<StaffDeps, 'serviceHours'>, at: Date): Date {
  return nextServiceDay({ workingPattern: serviceHours() }, bankHolidaysFrom(at), at)
}
