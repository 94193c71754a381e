import { describe, expect, it } from '@jest/globals'
import { bankHolidaysOf } from '../../src/domain/bank-holidays.ts'
import { rotaGaps } from '../../src/domain/rota-gaps.ts'
import type { WorkingPattern } from '../../src/domain/staff.ts'

const office = [['09:00', '17:00']] as const
const serviceHours: WorkingPattern = {
  mon: office,
  tue: office,
  wed: office,
  thu: office,
  fri: office,
}

const time = (iso: string) => Date.parse(iso)

function gaps(
  shifts: readonly (readonly [string, string])[],
  days = 2,
  from = '2026-11-24T11:00Z',
) {
  return rotaGaps({
    shifts: shifts.map(([start, end]) => ({ from: time(start), until: time(end) })),
    ...{ serviceHours, bankHolidays: bankHolidaysOf(2026, 2027), from: new Date(from), days },
  }).map(({ from: start, until }) => [iso(start), iso(until)].join(' to '))
}

const iso = (at: number) => new Date(at).toISOString().slice(5, 16)

describe('rotaGaps', () => {
  it('is every night without a shift, as far as it looks', () => {
    expect(gaps([])).toEqual(['11-24T17:00 to 11-25T09:00', '11-25T17:00 to 11-26T09:00'])
  })

  it('is what shifts leave over, also in the middle of a night', () => {
    expect(
      gaps([
        ['2026-11-24T16:00Z', '2026-11-25T01:00Z'],
        ['2026-11-25T03:00Z', '2026-11-26T12:00Z'],
      ]),
    ).toEqual(['11-25T01:00 to 11-25T03:00'])
  })

  it('is nothing when shifts lie across one another', () => {
    expect(
      gaps([
        ['2026-11-24T12:00Z', '2026-11-27T12:00Z'],
        ['2026-11-24T13:00Z', '2026-11-25T12:00Z'],
      ]),
    ).toEqual([])
  })

  it('counts a bank holiday and a weekend as nobody there', () => {
    expect(gaps([], 4, '2026-12-24T16:00Z')).toEqual(['12-24T17:00 to 12-28T16:00'])
  })

  it('begins now, and ends where it stops looking', () => {
    expect(gaps([], 1, '2026-11-28T10:00Z')).toEqual(['11-28T10:00 to 11-29T10:00'])
  })

  it('keeps to local time when the clocks change', () => {
    expect(gaps([], 3, '2027-03-26T18:00Z')).toEqual(['03-26T18:00 to 03-29T18:00'])
    expect(gaps([], 4, '2027-10-29T18:00Z')).toEqual([
      '10-29T18:00 to 11-01T09:00',
      '11-01T17:00 to 11-02T09:00',
      '11-02T17:00 to 11-02T18:00',
    ])
  })
})
