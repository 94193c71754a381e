import { describe, expect, it } from '@jest/globals'
import { sayDay, sayWhen } from '../../src/assistant/say-when.ts'
import { phrases } from './support.ts'

const at = (iso: string) => new Date(iso)

describe('a moment', () => {
  it.each([
    ['2026-11-17T11:00:00Z', '2026-11-17T14:00:00Z', 'today 2pm'],
    ['2026-11-17T11:00:00Z', '2026-11-17T14:30:00Z', 'today 2.30pm'],
    ['2026-11-17T11:00:00Z', '2026-11-18T09:00:00Z', 'tomorrow 9am'],
    ['2026-11-17T11:00:00Z', '2026-11-16T16:05:00Z', 'yesterday 4.05pm'],
    ['2026-11-17T11:00:00Z', '2026-11-20T09:00:00Z', 'Fri 9am'],
    ['2026-11-17T11:00:00Z', '2026-11-24T09:00:00Z', 'Tue 24 Nov 9am'],
    // A weekday alone is always one to come.
    ['2026-11-17T11:00:00Z', '2026-11-13T09:00:00Z', 'Fri 13 Nov 9am'],
    // Local time, whatever the season: 8.00 UTC in July is 9am.
    ['2026-07-07T07:00:00Z', '2026-07-07T08:00:00Z', 'today 9am'],
    // 23.30 UTC in July is already tomorrow in London.
    ['2026-07-07T23:30:00Z', '2026-07-08T08:00:00Z', 'today 9am'],
    // The clocks go back on 25 October 2026 and forward on 28 March 2027.
    ['2026-10-24T10:00:00Z', '2026-10-25T09:00:00Z', 'tomorrow 9am'],
    ['2026-10-23T10:00:00Z', '2026-10-26T09:00:00Z', 'Mon 9am'],
    ['2027-03-27T10:00:00Z', '2027-03-28T08:00:00Z', 'tomorrow 9am'],
    ['2027-03-26T16:00:00Z', '2027-03-29T08:00:00Z', 'Mon 9am'],
  ])('at %s, of %s: %s', (now, moment, words) => {
    expect(sayWhen(phrases, at(moment), at(now))).toBe(words)
  })
})

it.each([
  ['2026-11-18T09:00:00Z', 'tomorrow'],
  ['2026-11-20T09:00:00Z', 'Fri'],
  ['2026-12-07T09:00:00Z', 'Mon 7 Dec'],
])('the day of %s is %s', (moment, words) => {
  expect(sayDay(phrases, at(moment), at('2026-11-17T11:00:00Z'))).toBe(words)
})
