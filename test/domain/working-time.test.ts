import { describe, expect, it } from '@jest/globals'
import { bankHolidaysOf } from '../../src/domain/bank-holidays.ts'
import type { Absence, WorkingPattern } from '../../src/domain/staff.ts'
import { nextDueIn } from '../../src/domain/working-time.ts'

const office = [['09:00', '17:00']] as const
const fullTime: WorkingPattern = { mon: office, tue: office, wed: office, thu: office, fri: office }
const holidays = bankHolidaysOf(2026, 2027)

function due(now: string, workingPattern = fullTime, absences: readonly Absence[] = []) {
  return nextDueIn({ workingPattern, absences }, holidays, new Date(now))?.toISOString()
}

function away(from: string, until: string): Absence {
  return { from: Date.parse(from), until: Date.parse(until) }
}

describe('when somebody is next due in', () => {
  it.each([
    ['at work', '2026-11-24T11:00:00.000Z', '2026-11-24T11:00:00.000Z'],
    ['at the first minute', '2026-11-24T09:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['just before', '2026-11-24T08:59:59.999Z', '2026-11-24T09:00:00.000Z'],
    ['at the very end: the next day', '2026-11-24T17:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    ['on Friday evening: Monday', '2026-11-27T18:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    ['in summer: an hour earlier in UTC', '2026-07-07T03:00:00.000Z', '2026-07-07T08:00:00.000Z'],
    ['past midnight in London only', '2026-07-06T23:30:00.000Z', '2026-07-07T08:00:00.000Z'],
    ['before Easter: Tuesday', '2026-04-02T20:00:00.000Z', '2026-04-07T08:00:00.000Z'],
    ['at Christmas: over both years', '2026-12-24T20:00:00.000Z', '2026-12-29T09:00:00.000Z'],
    ['on New Year’s Eve', '2026-12-31T20:00:00.000Z', '2027-01-04T09:00:00.000Z'],
    ['before the clocks go on', '2026-03-28T12:00:00.000Z', '2026-03-30T08:00:00.000Z'],
    ['before the clocks go back', '2026-10-24T12:00:00.000Z', '2026-10-26T09:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(due(now)).toBe(expected)
  })

  it.each([
    ['goes on', '2026-03-29T00:30:00.000Z', '2026-03-29T08:00:00.000Z'],
    ['goes back', '2026-10-25T00:30:00.000Z', '2026-10-25T09:00:00.000Z'],
  ])('keeps local time on the night the clock %s', (_, now, expected) => {
    expect(due(now, { sun: office })).toBe(expected)
  })

  it.each([
    ['in the break', '2026-11-24T12:30:00.000Z', '2026-11-24T14:00:00.000Z'],
    ['before the first', '2026-11-24T07:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['in the second', '2026-11-24T15:00:00.000Z', '2026-11-24T15:00:00.000Z'],
    ['after the last: next week', '2026-11-24T19:00:00.000Z', '2026-12-01T09:00:00.000Z'],
  ])('knows several periods of a day: %s', (_, now, expected) => {
    const split = [
      ['09:00', '12:00'],
      ['14:00', '18:00'],
    ] as const

    expect(due(now, { tue: split })).toBe(expected)
    expect(due(now, { tue: split.toReversed() })).toBe(expected)
  })

  it('skips the days that somebody part-time is off', () => {
    const part: WorkingPattern = { mon: office, thu: [['12:00', '15:00']] }

    expect(due('2026-11-24T11:00:00Z', part)).toBe('2026-11-26T12:00:00.000Z')
    expect(due('2026-11-26T15:00:00Z', part)).toBe('2026-11-30T09:00:00.000Z')
  })

  it.each([
    ['for a day', [away('2026-11-24T00:00Z', '2026-11-25T00:00Z')], '2026-11-25T09:00:00.000Z'],
    ['until midday', [away('2026-11-24T08:00Z', '2026-11-24T13:00Z')], '2026-11-24T13:00:00.000Z'],
    [
      'twice, one after the other',
      [
        away('2026-11-24T13:00Z', '2026-11-24T15:00Z'),
        away('2026-11-24T09:00Z', '2026-11-24T13:00Z'),
      ],
      '2026-11-24T15:00:00.000Z',
    ],
    [
      'twice, overlapping',
      [
        away('2026-11-24T09:00Z', '2026-11-24T14:00Z'),
        away('2026-11-24T10:00Z', '2026-11-24T12:00Z'),
      ],
      '2026-11-24T14:00:00.000Z',
    ],
    ['later today', [away('2026-11-24T14:00Z', '2026-11-24T15:00Z')], '2026-11-24T11:00:00.000Z'],
    [
      'for three weeks',
      [away('2026-11-20T00:00Z', '2026-12-12T00:00Z')],
      '2026-12-14T09:00:00.000Z',
    ],
    [
      'until this moment',
      [away('2026-11-20T00:00Z', '2026-11-24T11:00Z')],
      '2026-11-24T11:00:00.000Z',
    ],
  ])('minds that they are away %s', (_, absences, expected) => {
    expect(due('2026-11-24T11:00:00.000Z', fullTime, absences)).toBe(expected)
  })

  it('knows nothing of somebody whose hours nobody gave', () => {
    expect(due('2026-11-24T11:00:00Z', {})).toBeUndefined()
  })

  it('says nothing of somebody away for more than 60 days', () => {
    const leave = [away('2026-11-01T00:00Z', '2027-06-01T00:00Z')]

    expect(due('2026-11-24T11:00:00Z', fullTime, leave)).toBeUndefined()
  })
})
