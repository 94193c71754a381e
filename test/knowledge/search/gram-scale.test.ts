import { describe, expect, it } from '@jest/globals'
import {
  addGrams,
  countGrams,
  idfOf,
  tells,
  toVector,
} from '../../../src/knowledge/search/gram-scale.ts'
import { gramsOf, wordGram } from '../../../src/knowledge/search/grams.ts'
import { plain } from './support.ts'

const grams = (text: string, weights = plain) =>
  gramsOf(
    text.split(' ').map((stem) => ({ stem, means: [] })),
    weights,
  )
const texts = ['pay tax', 'pay rent', 'pay pay fine', 'lost key']
const scale = countGrams(texts.map((text) => grams(text)))

const weightsOf = (text: string) => {
  const vector = toVector(grams(text), scale)
  return new Map(Array.from(vector.grams, (gram, at) => [gram, vector.weights[at] ?? 0]))
}

describe('how much a gram tells', () => {
  it.each([
    ['in three of four texts', 'pay', Math.log(1 + 1.5 / 3.5)],
    ['in one of four', 'tax', Math.log(1 + 3.5 / 1.5)],
    ['in none', 'moose', Math.log(1 + 4.5 / 0.5)],
  ])('follows from its being %s', (_, word, idf) => {
    expect(idfOf(scale, wordGram(word))).toBeCloseTo(idf, 10)
  })

  it('is as much for a word that nobody used as for one that was used once', () => {
    expect(tells(scale, 'moose')).toBe(tells(scale, 'tax'))
    expect(tells(scale, 'pay')).toBeLessThan(tells(scale, 'tax'))
  })

  it('follows texts that come later, and leaves the scale before them as it was', () => {
    const later = addGrams(scale, [grams('tax bill'), grams('moose')])

    expect(later.texts).toBe(6)
    expect(idfOf(later, wordGram('tax'))).toBeCloseTo(Math.log(1 + 4.5 / 2.5), 10)
    expect(idfOf(later, wordGram('moose'))).toBeCloseTo(Math.log(1 + 5.5 / 1.5), 10)
    expect(idfOf(scale, wordGram('tax'))).toBeCloseTo(Math.log(1 + 3.5 / 1.5), 10)
  })
})

describe('a text as a vector', () => {
  it.each(['tax', 'pay tax', 'pay pay pay lost key', 'tax moose'])('%j is 1 long', (text) => {
    expect(Math.hypot(...weightsOf(text).values())).toBeCloseTo(1, 6)
  })

  it('leaves out grams that no text has', () => {
    expect(weightsOf('tax moose')).toEqual(weightsOf('tax'))
    expect(weightsOf('tax moose').has(wordGram('moose'))).toBe(false)
  })

  it.each(['moose', ''])('is empty, and no number gone wrong, for %j', (text) => {
    expect(Array.from(weightsOf(text))).toEqual([])
  })

  it('weighs a gram by what it tells, and repeats less and less', () => {
    const once = weightsOf('pay tax')
    const thrice = weightsOf('pay pay pay tax')
    const ratio = (weights: ReadonlyMap<number, number>) =>
      (weights.get(wordGram('pay')) ?? 0) / (weights.get(wordGram('tax')) ?? 1)

    const idfs = idfOf(scale, wordGram('pay')) / idfOf(scale, wordGram('tax'))
    expect(ratio(once)).toBeCloseTo(idfs, 6)
    expect(ratio(thrice)).toBeCloseTo(idfs * (1 + Math.log(3)), 6)
  })
})

describe('a very long text as a vector', () => {
  const textOf = (kind: string, size: number) =>
    Array.from({ length: size }, (_, at) => `${kind}${at}`).join(' ')
  const [common, rare] = [textOf('common', 1_500), textOf('rare', 50)]
  const wide = countGrams([common, common, common, rare].map((text) => grams(text)))

  it('keeps the grams that tell most, and is 1 long all the same', () => {
    const { grams: kept, weights } = toVector(grams(`${common} ${rare}`), wide)

    expect(kept.length).toBeLessThan(1_500)
    expect(Array.from(kept)).toEqual(expect.arrayContaining(rare.split(' ').map(wordGram)))
    expect(Math.hypot(...weights)).toBeCloseTo(1, 5)
  })
})

describe('grams', () => {
  it('are words, pairs, pairs with a gap, letters, and what is meant', () => {
    const terms = [
      { stem: 'leccy', means: ['electric'] },
      { stem: 'is', means: [] },
      { stem: 'off', means: [] },
    ]
    const weights = { pair: 0.5, skip: 0.3, letters: 0.2, meant: 0.6 }

    const found = Array.from(gramsOf(terms, weights).values()).toSorted()

    const letters = ['_lec', 'lecc', 'eccy', 'ccy_', '_is_', '_off', 'off_']
    expect(found).toEqual([...letters.map(() => 0.2), 0.3, 0.5, 0.5, 0.6, 1, 1, 1])
    expect(gramsOf(terms, weights).get(wordGram('electric'))).toBe(0.6)
  })

  it('do not take two words for the same pair the other way round', () => {
    const pairs = { ...plain, pair: 1 }
    const [there, back] = [grams('tax bill', pairs), grams('bill tax', pairs)]

    expect(Array.from(there.keys()).filter((gram) => !back.has(gram))).toHaveLength(1)
  })
})
