import { describe, expect, it } from '@jest/globals'
import type { LeaningFeatures } from '../../../src/assistant/leans-on.ts'
import { fitLeaning, shareRight, type LeaningExample } from '../../../src/cli/learn/fit-leaning.ts'

const nothing: LeaningFeatures = {
  alone: -1,
  togetherByItself: -3,
  aloneInBoth: -2,
  ownWords: 1,
  points: 0,
  goesOn: 0,
  open: 0,
  lengthBefore: 2,
}

/** `points` tells for leaning and `ownWords` against it; a few are the other way round. */
const example = (at: number): LeaningExample => {
  const leans = at % 2 === 0
  const typical = at % 11 !== 0
  const features = {
    ...nothing,
    points: Number(leans === typical),
    ownWords: (leans ? 0.7 : 1.6) + (at % 5) / 10,
  }
  return { features, leans, weight: 1 }
}
const examples = Array.from({ length: 60 }, (_, at) => example(at))
const weights = fitLeaning(examples)

describe('fitting what speaks for leaning', () => {
  it('lets a feature speak the way it tells', () => {
    expect(weights.points).toBeGreaterThan(0)
    expect(weights.ownWords).toBeLessThan(0)
  })

  it('is right about what it was learnt from', () => {
    expect(shareRight(examples, weights)).toBe(1)
    expect(
      shareRight(
        examples.map((one) => ({ ...one, leans: !one.leans })),
        weights,
      ),
    ).toBe(0)
  })

  it('finds the same on every run', () => {
    expect(fitLeaning(examples)).toEqual(weights)
  })

  it('leans less where those that do not count for more', () => {
    const heavy = examples.map((one) => ({ ...one, weight: one.leans ? 1 : 3 }))
    const unsure = { ...nothing, points: 1, ownWords: 1.3 }
    const oddsOf = ({ bias, points, ownWords }: typeof weights) =>
      bias + points * unsure.points + ownWords * unsure.ownWords

    expect(oddsOf(fitLeaning(heavy))).toBeLessThan(oddsOf(weights))
  })
})
