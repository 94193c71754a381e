import type { Logger } from 'pino'
import { bankHolidaysFrom } from '../../domain/bank-holidays.ts'
import type { Clock } from '../../domain/clock.ts'
import type { WorkingPattern } from '../../domain/staff.ts'
import { nextServiceDay } from '../../domain/working-time.ts'
import type { Store } from '../../store/store.ts'

/** What publishing works with. */
export interface PublishDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  /** A second look is due within a day of these. */
  readonly serviceHours: () => WorkingPattern
}

/** By when a second person has to have looked at what goes out now. */
export function checkBy({ serviceHours }: Pick<PublishDeps, 'serviceHours'>, at: Date): Date {
  return nextServiceDay({ workingPattern: serviceHours() }, bankHolidaysFrom(at), at)
}
