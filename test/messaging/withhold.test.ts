import { describe, expect, it } from '@jest/globals'
import type { OutcomeKind, PastMessage } from '../../src/domain/turn.ts'
import { withheldBecause } from '../../src/messaging/withhold.ts'

const at = new Date('2026-11-24T11:00:00Z')
const autoReply = 'Sorry I am driving and will reply later.'

interface Considered {
  readonly value?: string
  readonly kind?: OutcomeKind
  readonly text?: string
  readonly past?: readonly string[]
  readonly repliesLately?: number
}

function because(own: Considered, countries: readonly string[] = ['44']): string | undefined {
  const recent = (own.past ?? []).flatMap((text): PastMessage[] => [
    { from: 'young-person', text, at },
    { from: 'bot', text: 'an answer', at },
  ])
  return withheldBecause(countries, {
    turn: { messages: [{ id: 'm', text: own.text ?? 'hiya', media: [] }], recent },
    address: { value: own.value ?? '+447700900123' },
    outcome: { kind: own.kind ?? 'answer' },
    repliesLately: own.repliesLately ?? 0,
  })
}

describe('a reply', () => {
  it.each<[string, Considered]>([
    ['to a number of ours', {}],
    ['to a WhatsApp user id, which has no country', { value: 'GB.1502576394655843' }],
    ['to a user id of another country', { value: 'FR.1502576394655843' }],
    ['within the budget', { repliesLately: 29 }],
    ['to a long text that came three times', { text: autoReply, past: [autoReply, autoReply] }],
    [
      'to a short text that came often',
      { text: 'hello', past: Array(9).fill('hello') as string[] },
    ],
    [
      'to a text that came often, but not in a row',
      { text: autoReply, past: [autoReply, autoReply, 'something else', autoReply] },
    ],
  ])('is sent %s', (_, considered) => {
    expect(because(considered)).toBeUndefined()
  })

  it.each<[string, string, Considered]>([
    ['another country', 'country', { value: '+33612345678' }],
    ['what is no number', 'country', { value: '60777' }],
    ['a name', 'country', { value: 'O2' }],
    [
      'a machine that repeats itself',
      'repeats-itself',
      { text: autoReply, past: [autoReply, autoReply, autoReply] },
    ],
    ['more texts than a person reads', 'reply-budget', { repliesLately: 30 }],
    ['another country, whatever else', 'country', { value: '+33612345678', repliesLately: 99 }],
  ])('is withheld from %s: %s', (_, reason, considered) => {
    expect(because(considered)).toBe(reason)
  })

  it.each(['crisis', 'allegation'] as const)('of kind %s is never withheld', (kind) => {
    const past = [autoReply, autoReply, autoReply]

    expect(because({ kind, value: '+33612345678' })).toBeUndefined()
    expect(because({ kind, text: autoReply, past })).toBeUndefined()
    expect(because({ kind, repliesLately: 999 })).toBeUndefined()
  })

  it('goes to the countries that the council answers', () => {
    expect(because({ value: '+33612345678' }, ['44', '33'])).toBeUndefined()
    expect(because({}, ['33'])).toBe('country')
  })
})
