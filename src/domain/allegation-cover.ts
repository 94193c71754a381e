import { bankHolidaysFrom } from './bank-holidays.ts'
import type { StaffMember } from './staff.ts'
import { absenceThatMatters } from './working-time.ts'

const fewest = 2

/**
 * What is missing so that something an adult did always reaches an officer whom it is not about;
 * undefined when nothing is.
 */
export function missingOfficers(
  roster: readonly Pick<StaffMember, 'roles' | 'workingPattern' | 'absences'>[],
  now: Date,
): string | undefined {
  const officers = roster.filter(({ roles }) => roles.includes('allegations-officer'))
  if (officers.length === 0) {
    return 'There is no allegations officer: what young people tell of an adult reaches nobody. Give two members of staff the role.'
  }
  if (officers.length < fewest) {
    return 'There is one allegations officer: nobody can deal with what is about them, or while they are away. Give a second member of staff the role.'
  }
  const holidays = bankHolidaysFrom(now)
  const here = officers.filter((one) => absenceThatMatters(one, holidays, now) === undefined)
  if (here.length > 0) return undefined
  return 'Every allegations officer is away: nobody deals with what young people tell of an adult until one is back. Give the role to somebody who is here.'
}
