import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Candidates } from '../../../src/knowledge/search/candidates.ts'
import { anArticle, aVocabulary, someArticles } from '../../support/an-article.ts'
import { ask, openSearch } from './support.ts'

const vocabulary = aVocabulary({
  meantOtherwise: {
    'not-covered': ['will it rain', 'who won the match'],
    person: ['gimme a human', 'any human there', 'fetch a human please'],
    stop: ['leave me be', 'no more of this'],
    'small-talk': ['you alright there', 'what a day'],
  },
})

const plain = openSearch(someArticles, vocabulary)
const edited = openSearch(someArticles, vocabulary)
edited.replace(anArticle({ id: 'bins', title: 'Bins', asks: ['when are bins emptied'] }))
edited.replace(anArticle({ asks: ['is tax due'] }))
edited.remove('dentist')

const asks = someArticles.flatMap((article) => article.asks)
const words = Array.from(new Set(asks.flatMap((text) => text.split(' '))))
const odd = ['moose', 'constructor', '__proto__', '+', 'im 19', '😀', '٣', 'tax:bill^2', '\n', '.']

/** Anything at all, and sentences of words that are known. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(fc.constantFrom(...words, ...odd), { maxLength: 60 }).map((some) => some.join(' ')),
)

function expectInOrder({ candidates, judgement, also }: Candidates, ids: readonly string[]) {
  const chances = candidates.map(({ probability }) => probability)
  const found = candidates.map(({ article }) => article)
  expect(chances.every((one) => one >= 0 && one <= 1)).toBe(true)
  expect(chances.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9)
  expect(chances).toEqual(chances.toSorted((one, other) => other - one))
  expect(new Set(found).size).toBe(found.length)
  expect(found.length).toBeLessThanOrEqual(10)
  expect(ids).toEqual(expect.arrayContaining(found))
  expect(ids).toEqual(expect.arrayContaining([...also]))
  if (judgement.kind === 'answer') expect(found[0]).toBeDefined()
  if (judgement.kind === 'choose') expect(judgement.articles.length).toBeGreaterThan(1)
}

describe('searching any text', () => {
  const ids = someArticles.map(({ id }) => id)

  it.each([
    ['one large index', plain, ids],
    ['an index with edits', edited, [...ids.filter((id) => id !== 'dentist'), 'bins']],
  ])('never throws and keeps its candidates in order, in %s', (_, search, known) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectInOrder(ask(search, text), known)
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same answer to the same text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(ask(plain, text)).toEqual(ask(plain, text))
      }),
      { numRuns: 50 },
    )
  })
})

describe('a text that is no question', () => {
  it.each([
    ['any human there please', 'person'],
    ['leave me be no more', 'stop'],
    ['you alright there', 'small-talk'],
  ])('%j is worded like %s more than like anything else', (text, meaning) => {
    const { otherwise } = plain.measure(text)

    expect(otherwise.meaning).toBe(meaning)
    expect(otherwise.chance).toBeGreaterThan(0.5)
  })

  it.each(asks)('%j is a question', (text) => {
    expect(plain.measure(text).otherwise.chance).toBeLessThan(0.5)
  })
})
