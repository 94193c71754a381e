import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bankHolidaysOf } from '../../src/domain/bank-holidays.ts'
import type { Absence, WorkingPattern } from '../../src/domain/staff.ts'
import {
  absenceAt,
  absenceThatMatters,
  addWorkingTime,
  dueInToday,
  isDueIn,
  nextDueIn,
  nextServiceDay,
} from '../../src/domain/working-time.ts'

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

const split: WorkingPattern = {
  tue: [
    ['14:00', '18:00'],
    ['09:00', '12:00'],
  ],
}

describe('whether somebody is due in', () => {
  it.each([
    ['at work', '2026-11-24T11:00:00Z', true, '2026-11-24T11:00:00.000Z'],
    ['between two periods', '2026-11-24T13:00:00Z', false, '2026-11-24T14:00:00.000Z'],
    ['before the day', '2026-11-24T00:00:00Z', false, '2026-11-24T09:00:00.000Z'],
    ['after the day', '2026-11-24T18:00:00Z', false, undefined],
    ['on a day off', '2026-11-25T11:00:00Z', false, undefined],
  ])('%s', (_, now, dueIn, today) => {
    const somebody = { workingPattern: split, absences: [] }

    expect(isDueIn(somebody, holidays, new Date(now))).toBe(dueIn)
    expect(dueInToday(somebody, holidays, new Date(now))?.toISOString()).toBe(today)
  })

  it('goes by the day in London', () => {
    const summerNight = new Date('2026-07-06T23:30:00Z')
    const somebody = { workingPattern: fullTime, absences: [] }

    expect(dueInToday(somebody, holidays, summerNight)?.toISOString()).toBe(
      '2026-07-07T08:00:00.000Z',
    )
  })

  it('ends with an absence that begins in the middle of a period', () => {
    const absences = [away('2026-11-24T11:00Z', '2026-11-26T00:00Z')]
    const somebody = { workingPattern: fullTime, absences }

    expect(isDueIn(somebody, holidays, new Date('2026-11-24T10:59:59Z'))).toBe(true)
    expect(isDueIn(somebody, holidays, new Date('2026-11-24T11:00:00Z'))).toBe(false)
    expect(dueInToday(somebody, holidays, new Date('2026-11-24T11:00:00Z'))).toBeUndefined()
  })
})

describe('the absence that runs', () => {
  const now = new Date('2026-11-24T11:00:00Z')
  const running = away('2026-11-20T00:00Z', '2026-11-28T00:00Z')
  const covered = { ...away('2026-11-24T00:00Z', '2026-11-25T00:00Z'), coverId: 'pat' }
  const over = away('2026-11-20T00:00Z', '2026-11-24T11:00Z')
  const toCome = away('2026-11-24T11:00:01Z', '2026-11-26T00:00Z')

  it.each([
    ['none', [], undefined],
    ['one over and one to come', [over, toCome], undefined],
    ['one', [over, running], running],
    ['of two the one with a cover', [running, covered], covered],
    [
      'of two without, the longer',
      [away('2026-11-20T00:00Z', '2026-11-25T00:00Z'), running],
      running,
    ],
  ])('%s', (_, absences, expected) => {
    expect(absenceAt({ absences }, now)).toEqual(expected)
  })

  it('matters before it begins, when it takes the next day they would have come in', () => {
    const somebody = { workingPattern: fullTime, absences: [toCome, running] }
    const leave = [away('2026-11-25T00:00Z', '2026-12-05T00:00Z')]
    const evening = new Date('2026-11-24T20:00:00Z')

    expect(absenceThatMatters(somebody, holidays, now)).toBe(running)
    expect(absenceThatMatters({ workingPattern: fullTime, absences: leave }, holidays, now)).toBe(
      undefined,
    )
    expect(
      absenceThatMatters({ workingPattern: fullTime, absences: leave }, holidays, evening),
    ).toBe(leave[0])
    expect(absenceThatMatters({ workingPattern: {}, absences: [] }, holidays, now)).toBe(undefined)
  })
})

const hourMs = 3_600_000

describe('service time', () => {
  it.each([
    ['within a day', '2026-11-24T11:00:00Z', 4, '2026-11-24T15:00:00.000Z'],
    ['from the night before', '2026-11-23T22:00:00Z', 4, '2026-11-24T13:00:00.000Z'],
    ['over the night', '2026-11-24T15:00:00Z', 4, '2026-11-25T11:00:00.000Z'],
    ['to the very end of a day: the next', '2026-11-24T13:00:00Z', 4, '2026-11-25T09:00:00.000Z'],
    ['over the weekend', '2026-11-27T15:00:00Z', 4, '2026-11-30T11:00:00.000Z'],
    ['over Christmas', '2026-12-24T15:00:00Z', 4, '2026-12-29T11:00:00.000Z'],
    ['over Easter', '2026-04-02T15:00:00Z', 4, '2026-04-07T11:00:00.000Z'],
    ['over the August bank holiday', '2026-08-28T15:00:00Z', 4, '2026-09-01T11:00:00.000Z'],
    ['as the clocks go on', '2026-03-27T16:00:00Z', 4, '2026-03-30T11:00:00.000Z'],
    ['as the clocks go back', '2026-10-23T15:00:00Z', 4, '2026-10-26T12:00:00.000Z'],
    ['for three days', '2026-11-24T11:00:00Z', 24, '2026-11-27T11:00:00.000Z'],
    ['none, at work', '2026-11-24T11:00:00Z', 0, '2026-11-24T11:00:00.000Z'],
    ['none, at night', '2026-11-24T22:00:00Z', 0, '2026-11-25T09:00:00.000Z'],
  ])('passes %s', (_, from, hours, expected) => {
    const at = addWorkingTime(
      { workingPattern: fullTime },
      holidays,
      new Date(from),
      hours * hourMs,
    )

    expect(at.toISOString()).toBe(expected)
  })

  it.each([
    ['goes on: five hours of six', '2026-03-29T00:00:00Z', '2026-03-29T04:00:00.000Z', 4],
    ['goes back: seven hours of six', '2026-10-24T23:00:00Z', '2026-10-25T05:00:00.000Z', 6],
  ])('counts real hours on the night the clock %s', (_, from, expected, hours) => {
    const nights: WorkingPattern = { sun: [['00:00', '06:00']] }
    const at = addWorkingTime({ workingPattern: nights }, holidays, new Date(from), hours * hourMs)

    expect(at.toISOString()).toBe(expected)
  })

  it('counts several periods a day, and time they share once', () => {
    const add = (workingPattern: WorkingPattern, hours: number) =>
      addWorkingTime({ workingPattern }, holidays, new Date('2026-11-24T10:00:00Z'), hours * hourMs)
    const shared: WorkingPattern = {
      tue: [
        ['09:00', '12:00'],
        ['10:00', '11:00'],
        ['11:00', '13:00'],
      ],
    }

    expect(add(split, 4).toISOString()).toBe('2026-11-24T16:00:00.000Z')
    expect(add(split, 6).toISOString()).toBe('2026-12-01T09:00:00.000Z')
    expect(add(shared, 2.5).toISOString()).toBe('2026-11-24T12:30:00.000Z')
  })

  it('goes round the clock where a service has no hours', () => {
    const at = addWorkingTime(
      { workingPattern: {} },
      holidays,
      new Date('2026-11-28T22:00:00Z'),
      hourMs,
    )

    expect(at.toISOString()).toBe('2026-11-28T23:00:00.000Z')
  })

  it.each([
    ['a Tuesday', '2026-11-24T11:20:30.400Z', '2026-11-25T11:20:30.400Z'],
    ['a Friday', '2026-11-27T15:00:00Z', '2026-11-30T15:00:00.000Z'],
    ['a Saturday: a whole Monday', '2026-11-28T15:00:00Z', '2026-12-01T09:00:00.000Z'],
    ['the eve of Christmas', '2026-12-24T15:00:00Z', '2026-12-29T15:00:00.000Z'],
    ['a Friday before the clocks go on', '2026-03-27T15:00:00Z', '2026-03-30T14:00:00.000Z'],
    ['a Friday before they go back', '2026-10-23T14:00:00Z', '2026-10-26T15:00:00.000Z'],
  ])('a working day after %s', (_, from, expected) => {
    const later = nextServiceDay({ workingPattern: fullTime }, holidays, new Date(from))

    expect(later.toISOString()).toBe(expected)
  })

  it('a working day later is within the hours of the day it comes to', () => {
    const uneven: WorkingPattern = { thu: office, fri: [['09:00', '12:00']], mon: office }
    const later = nextServiceDay(
      { workingPattern: uneven },
      holidays,
      new Date('2026-11-26T15:00:00Z'),
    )

    expect(later.toISOString()).toBe('2026-11-30T09:00:00.000Z')
  })

  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 })
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const period = fc
    .tuple(minute, minute)
    .filter(([from, until]) => from < until)
    .map(([from, until]) => [time(from), time(until)] as const)
  const pattern = fc
    .dictionary(
      fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'),
      fc.array(period, { minLength: 1, maxLength: 3 }),
      { minKeys: 2 },
    )
    .map((days) => days as WorkingPattern)
  const moment = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-06-30T00:00:00Z'),
    noInvalidDate: true,
  })
  const amount = fc.integer({ min: 0, max: 20 * hourMs })

  it('always comes out inside the hours, and adds up', () => {
    fc.assert(
      fc.property(pattern, moment, amount, amount, (workingPattern, from, a, b) => {
        const add = (start: Date, ms: number) =>
          addWorkingTime({ workingPattern }, holidays, start, ms)
        const at = add(from, a)

        expect(at.getTime()).toBeGreaterThanOrEqual(from.getTime() + a)
        expect(isDueIn({ workingPattern, absences: [] }, holidays, at)).toBe(true)
        expect(add(at, b)).toEqual(add(from, a + b))
      }),
      { numRuns: 200 },
    )
  })
})
