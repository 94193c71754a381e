import { describe, expect, it } from '@jest/globals'
import { fill, nobody } from '../../src/knowledge/fill.ts'

const said = (from: string, at: string) =>
  fill('It is {fact:rate}.', {
    pa: 'Jo',
    council: nobody,
    facts: [
      { key: 'rate', value: 'old', from: '2020-01-01' },
      { key: 'rate', value: 'new', from },
    ],
    on: new Date(at),
  })

describe('a fact changes by itself as its day begins in London', () => {
  it.each([
    // Winter time: London is at UTC.
    ['2026-12-01', '2026-11-30T23:59:59.999Z', 'old'],
    ['2026-12-01', '2026-12-01T00:00:00.000Z', 'new'],
    // Summer time: an hour ahead.
    ['2027-04-12', '2027-04-11T22:59:59.999Z', 'old'],
    ['2027-04-12', '2027-04-11T23:00:00.000Z', 'new'],
    // The days on which clocks change, at 1:00 UTC: both begin before it.
    ['2027-03-28', '2027-03-27T23:59:59.999Z', 'old'],
    ['2027-03-28', '2027-03-28T00:00:00.000Z', 'new'],
    ['2026-10-25', '2026-10-24T22:59:59.999Z', 'old'],
    ['2026-10-25', '2026-10-24T23:00:00.000Z', 'new'],
    // … and the days after them.
    ['2027-03-29', '2027-03-28T22:59:59.999Z', 'old'],
    ['2027-03-29', '2027-03-28T23:00:00.000Z', 'new'],
    ['2026-10-26', '2026-10-25T23:59:59.999Z', 'old'],
    ['2026-10-26', '2026-10-26T00:00:00.000Z', 'new'],
  ])('from %s, at %s: %s', (from, at, value) => {
    expect(said(from, at)).toBe(`It is ${value}.`)
  })
})
