import { bankHolidaysFrom } from '../domain/bank-holidays.ts'
import type { Choosing } from '../domain/choose-adviser.ts'
import { loadPerson } from '../store/people.ts'
import { loadPersonLimits } from '../store/person-limits.ts'
import { loadRoster } from '../store/staff.ts'
import type { Data } from '../store/store.ts'

/** All that choosing somebody for a young person hangs on, as it is now. */
export async function loadChoosing(data: Data, personId: string, now: Date): Promise<Choosing> {
  const person = await loadPerson(data, personId)
  const { locked, barred } = await loadPersonLimits(data, personId)
  const staff = await loadRoster(data, now)
  return { person: { ...person, locked }, staff, barred, bankHolidays: bankHolidaysFrom(now), now }
}
