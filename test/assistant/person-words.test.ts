import { describe, expect, it } from '@jest/globals'
import type { AdviserDue, Turn } from '../../src/domain/turn.ts'
import { dueSentence, teamSentence } from '../../src/assistant/person-words.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import { aTurn, aToolbox, council, read } from './support.ts'

const at = (iso: string) => new Date(iso)

describe('when the adviser is next due in', () => {
  const words = (adviser: Partial<AdviserDue>) =>
    dueSentence(
      aToolbox(),
      aTurn('', { adviser: { id: 'jo', firstName: 'Jo', dueInNow: false, ...adviser } }),
    )
  const monday = at('2026-12-07T09:00:00Z')

  it.each<[string, Partial<AdviserDue>, string | undefined]>([
    ['due in now', { dueInNow: true }, 'Jo is due in today.'],
    ['later today', { nextDueIn: at('2026-11-17T14:00:00Z') }, 'Jo is next due in today 2pm.'],
    ['another day', { nextDueIn: monday }, 'Jo is next due in Mon 7 Dec 9am.'],
    ['nobody knows', {}, undefined],
    ['away, and nothing may be told', { away: {} }, 'Jo is not due in today.'],
    [
      'away, back today',
      { away: {}, nextDueIn: at('2026-11-17T14:00:00Z') },
      'Jo is next due in today 2pm.',
    ],
    [
      'away until a day that may be told',
      { away: { until: at('2026-12-05T00:00:00Z') }, nextDueIn: monday },
      'Jo is away until Mon 7 Dec.',
    ],
    ['away, the reason told', { away: { reason: 'on leave' } }, 'Jo is away (on leave).'],
    [
      'away, both told',
      { away: { reason: 'on leave', until: monday } },
      'Jo is away (on leave) until Mon 7 Dec.',
    ],
  ])('%s', (_, adviser, sentence) => {
    expect(words(adviser)).toBe(sentence)
  })
})

describe("the council's number", () => {
  const words = (turn: Turn) => teamSentence(aToolbox(), turn, read(turn))

  it.each([
    ['im 17', '01000 111111', '01000 222222'],
    ['im 19', '01000 222222', '01000 111111'],
  ])('%p gets the one for that age', (text, given, other) => {
    expect(words(aTurn(text))).toContain(given)
    expect(words(aTurn(text))).not.toContain(other)
  })

  it('is both of them for somebody whose age is unknown', () => {
    expect(words(aTurn('hi'))).toContain('under 18 01000 111111, 18 or over 01000 222222')
  })

  it('is that of the team of their own where the council has set it', () => {
    const values = { ...council.values, 'leaving-care-phone': '01000 444444' }
    const library = createLibrary([], { ...council, values })
    const turn = aTurn('im 17')

    expect(
      teamSentence(aToolbox([], undefined, { library: () => library }), turn, read(turn)),
    ).toBe('Leaving care team: 01000 444444.')
  })
})
