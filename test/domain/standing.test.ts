import { describe, expect, it } from '@jest/globals'
import { daysBetween, endsOn, standingOf } from '../../src/domain/standing.ts'

describe('how an article stands', () => {
  it.each([
    ['2026-10-24', 60, 'current'],
    ['2026-10-25', 60, 'current'],
    ['2026-10-26', 60, 'past-review'],
    ['2026-12-24', 60, 'past-review'],
    ['2026-12-25', 60, 'expired'],
    ['2026-10-26', 0, 'expired'],
  ])('on %s with %s days of grace: %s', (today, grace, standing) => {
    expect(standingOf('2026-10-25', today, grace)).toBe(standing)
  })

  it('ends the day after the last day of grace, over a leap day too', () => {
    expect(endsOn('2028-02-28', 0)).toBe('2028-02-29')
    expect(endsOn('2026-10-25', 60)).toBe('2026-12-25')
  })

  it('counts days of the calendar, over a clock change too', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(daysBetween('2027-03-29', '2027-03-27')).toBe(-2)
  })
})
