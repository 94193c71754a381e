import { describe, expect, it } from '@jest/globals'
import type { AdviserDue, Turn } from '../../src/domain/turn.ts'
import { personSentences } from '../../src/assistant/person-words.ts'
import { whenDue } from '../../src/assistant/when-due.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { aTurn, aToolbox, council, phrases, read } from './support.ts'

const at = (iso: string) => new Date(iso)

describe('when an adviser is next due in', () => {
  it.each([
    ['2026-11-17T11:00:00Z', '2026-11-17T14:00:00Z', 'today 2pm'],
    ['2026-11-17T11:00:00Z', '2026-11-17T14:30:00Z', 'today 2.30pm'],
    ['2026-11-17T11:00:00Z', '2026-11-18T09:00:00Z', 'tomorrow 9am'],
    ['2026-11-17T11:00:00Z', '2026-11-20T09:00:00Z', 'Fri 9am'],
    ['2026-11-17T11:00:00Z', '2026-11-24T09:00:00Z', 'Tue 24 Nov 9am'],
    // Local time, whatever the season: 8.00 UTC in July is 9am.
    ['2026-07-07T07:00:00Z', '2026-07-07T08:00:00Z', 'today 9am'],
    // 23.30 UTC in July is already tomorrow in London.
    ['2026-07-07T23:30:00Z', '2026-07-08T08:00:00Z', 'today 9am'],
    // The clocks go back on 25 October 2026 and forward on 28 March 2027.
    ['2026-10-24T10:00:00Z', '2026-10-25T09:00:00Z', 'tomorrow 9am'],
    ['2026-10-23T10:00:00Z', '2026-10-26T09:00:00Z', 'Mon 9am'],
    ['2027-03-27T10:00:00Z', '2027-03-28T08:00:00Z', 'tomorrow 9am'],
    ['2027-03-26T16:00:00Z', '2027-03-29T08:00:00Z', 'Mon 9am'],
  ])('at %s, due %s: %s', (now, due, words) => {
    expect(whenDue(phrases, at(due), at(now))).toBe(words)
  })
})

describe('how to reach a person', () => {
  const words = (turn: Turn) => personSentences(aToolbox(), turn, read(turn)).join(' ')
  const withAdviser = (adviser: Partial<AdviserDue>) =>
    aTurn('', { adviser: { id: 'jo', firstName: 'Jo', dueInNow: false, ...adviser } })

  it('names the adviser, when they are due in and their work mobile', () => {
    const turn = withAdviser({
      nextDueIn: at('2026-11-17T14:00:00Z'),
      workMobile: '+447700900123',
    })

    expect(words(turn)).toMatch(/^Jo is next due in today 2pm\. Call or text Jo on 07700 900123\. /)
  })

  it('never says that anyone is in, was told or will read', () => {
    const turn = withAdviser({ dueInNow: true })

    expect(words(turn)).toMatch(/^Jo is due in today\. /)
    expect(words(turn)).not.toMatch(/\bis in\b|told|will (?:see|read|reply)/)
  })

  it('says nothing of when where nobody knows', () => {
    expect(words(withAdviser({}))).not.toContain('due in')
  })

  it.each([
    ['im 17', '01000 111111', '01000 222222'],
    ['im 19', '01000 222222', '01000 111111'],
  ])('%p gets the number for that age', (text, given, other) => {
    expect(words(aTurn(text))).toContain(given)
    expect(words(aTurn(text))).not.toContain(other)
  })

  it('gives both numbers to somebody whose age is unknown', () => {
    expect(words(aTurn('hi'))).toContain('under 18 01000 111111, 18 or over 01000 222222')
  })

  it('prefers the team of their own where the council has set it', () => {
    const values = { ...council.values, 'leaving-care-phone': '01000 444444' }
    const library = createLibrary([], { ...council, values })
    const turn = aTurn('im 17')

    expect(
      personSentences(aToolbox([], undefined, { library: () => library }), turn, read(turn)).at(-1),
    ).toBe('Leaving care team: 01000 444444.')
  })

  it('gives an unregistered person the council and names no adviser', () => {
    const person = { id: 'x', registered: false, language: 'en', welcomed: true }

    expect(words(aTurn('hi', { person }))).toMatch(/^I don't know this number.*01000 111111/)
    expect(words(aTurn('hi', { person }))).not.toContain('Jo')
  })
})
