import Holidays from 'date-holidays'

const england = new Holidays('GB', 'ENG')
const years = new Map<number, readonly string[]>()

/** The bank holidays in England of these years, as ISO dates. */
export function bankHolidaysOf(...wanted: readonly number[]): ReadonlySet<string> {
  return new Set(wanted.flatMap(datesOf))
}

/** Those of the year of `at` and of the next: enough for whatever is due by then. */
export function bankHolidaysFrom(at: Date): ReadonlySet<string> {
  const year = at.getUTCFullYear()
  return bankHolidaysOf(year, year + 1)
}

function datesOf(year: number): readonly string[] {
  const known = years.get(year)
  if (known !== undefined) return known
  const dates = england
    .getHolidays(year)
    .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
    .map((holiday) => holiday.date.slice(0, 10))
  years.set(year, dates)
  return dates
}
