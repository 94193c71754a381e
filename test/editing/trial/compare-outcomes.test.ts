import { describe, expect, it } from '@jest/globals'
import {
  compareOutcomes,
  type Expected,
  isSameOutcome,
  type Outcome,
} from '../../../src/editing/trial/compare-outcomes.ts'

const answer = (...topics: string[]): Outcome => ({ kind: 'answer', topics })
const choose = (...topics: string[]): Outcome => ({ kind: 'choose', topics })
const none: Outcome = { kind: 'none', topics: [] }
const card: Outcome = { kind: 'crisis', topics: [] }
const tax: Expected = { kind: 'articles', articles: ['tax'] }
const nothing: Expected = { kind: 'none' }

describe('what would change', () => {
  it.each<[string, Outcome, Outcome, Expected | undefined, string]>([
    ['it answers in place of none', none, answer('tax'), tax, 'better'],
    ['it answers in place of a choice', choose('tax', 'bins'), answer('tax'), tax, 'better'],
    ['it offers the right one', none, choose('bins', 'tax'), tax, 'better'],
    ['it admits what it answered wrongly', answer('bins'), none, tax, 'better'],
    ['another one answers', answer('tax'), answer('bins'), tax, 'worse'],
    ['nothing answers any more', answer('tax'), none, tax, 'worse'],
    ['another wrong one answers', answer('bins'), answer('rent'), tax, 'other'],
    ['it answers what nobody should', none, answer('tax'), nothing, 'worse'],
    ['it answers that no more', answer('tax'), none, nothing, 'better'],
    ['a card comes either way', card, card, tax, 'other'],
    ['nobody knows', answer('tax'), answer('bins'), undefined, 'other'],
  ])('is told when %s', (_, before, after, expected, change) => {
    expect(compareOutcomes(before, after, expected)).toBe(change)
  })

  it('is nothing when the same answers, and something when another section does', () => {
    expect(isSameOutcome(answer('tax'), answer('tax'))).toBe(true)
    expect(isSameOutcome(answer('tax'), { ...answer('tax'), section: 'fees' })).toBe(false)
    expect(isSameOutcome(choose('tax', 'bins'), choose('bins', 'tax'))).toBe(false)
  })
})
