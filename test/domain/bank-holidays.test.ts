import { describe, expect, it } from '@jest/globals'
import { bankHolidaysOf } from '../../src/domain/bank-holidays.ts'

describe('bank holidays in England', () => {
  // As gov.uk lists them.
  it.each([
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('of %i are those of gov.uk', (year, days) => {
    const found = [...bankHolidaysOf(year)].filter((day) => !isWeekend(day))

    expect(found).toEqual(days.split(' ').map((day) => `${year}-${day}`))
  })

  it('has those of Scotland not', () => {
    expect(bankHolidaysOf(2026).has('2026-01-02')).toBe(false)
    expect(bankHolidaysOf(2026).has('2026-11-30')).toBe(false)
  })

  it('joins several years', () => {
    const both = bankHolidaysOf(2026, 2027)

    expect(both.has('2026-12-25')).toBe(true)
    expect(both.has('2027-01-01')).toBe(true)
  })
})

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay())
}
