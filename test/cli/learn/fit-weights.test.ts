import { describe, expect, it } from '@jest/globals'
import { fitWeights, type Example } from '../../../src/cli/learn/fit-weights.ts'
import type { Features } from '../../../src/knowledge/search/features.ts'
import { probabilitiesOf } from '../../../src/knowledge/search/judge.ts'

const nothing: Features = {
  chance: 0,
  lead: 0,
  aboveNone: 0,
  lunr: 0,
  lunrLead: 0,
  like: 0,
  likes: 0,
  likeLead: 0,
  exact: 0,
  asked: 0,
  meant: 0,
  named: 0,
  body: 0,
  known: 0,
  length: 0,
  ageFits: 0,
}

/** `like` tells for, `body` against, `named` is the same for both, `chance` is on a large scale. */
function example(topic: string | undefined, at: number): Example {
  const wobble = (at % 5) / 20
  const right = { ...nothing, like: 0.8 - wobble, body: 0.1 + wobble, named: 0.4, chance: -100 }
  const wrong = { ...nothing, like: 0.3 + wobble, body: 0.6 - wobble, named: 0.4, chance: -300 }
  const candidates = [
    { article: 'tax', features: topic === 'tax' ? right : wrong },
    { article: 'rent', features: topic === 'rent' ? right : wrong },
  ]
  return { topics: topic === undefined ? [] : [topic], candidates }
}

const topics = ['rent', 'tax', undefined, 'rent']
const examples = Array.from({ length: 60 }, (_, at) => example(topics[at % topics.length], at))
const weights = fitWeights(examples)

describe('fitting weights', () => {
  it('lets a feature speak the way it tells', () => {
    expect(weights.like).toBeGreaterThan(0)
    expect(weights.chance).toBeGreaterThan(0)
    expect(weights.body).toBeLessThan(0)
  })

  it('lets a feature that is always 0 say nothing', () => {
    expect([weights.lunr, weights.exact, weights.ageFits]).toEqual([0, 0, 0])
  })

  it('puts the right one first, and leaves room for none of them', () => {
    const firsts = examples.map(({ candidates, topics: wanted }) => {
      const chances = probabilitiesOf(
        candidates.map(({ features }) => features),
        weights,
      )
      const [tax = 0, rent = 0] = chances
      const best = Math.max(tax, rent, 1 - tax - rent)
      if (wanted.length === 0) return best === 1 - tax - rent
      return best === (wanted[0] === 'tax' ? tax : rent)
    })

    expect(firsts).not.toContain(false)
  })

  it('takes no notice of the scale a feature is on', () => {
    const scaled = fitWeights(
      examples.map((one) => ({
        ...one,
        candidates: one.candidates.map(({ article, features }) => ({
          article,
          features: { ...features, like: features.like * 10 },
        })),
      })),
    )

    expect(scaled.like * 10).toBeCloseTo(weights.like, 2)
    expect(scaled.body).toBeCloseTo(weights.body, 2)
  })

  it('finds the same on every run', () => {
    expect(fitWeights(examples)).toEqual(weights)
  })

  it('learns from questions without candidates too', () => {
    const empty = { topics: ['rent'], candidates: [] }

    expect(fitWeights([empty, ...examples]).like).toBeGreaterThan(0)
  })

  it('lets an example count for as much as it weighs', () => {
    const twice = examples.flatMap((one, at) => (at % 2 === 0 ? [one, one] : [one]))
    const heavy = examples.map((one, at) => ({ ...one, weight: at % 2 === 0 ? 2 : 1 }))
    const [counted, weighed] = [fitWeights(twice), fitWeights(heavy)]

    // Repeating an example changes the scale a feature is put on, too, but hardly.
    expect(weighed.like).toBeCloseTo(counted.like, 0)
    expect(weighed.like).not.toBeCloseTo(weights.like, 3)
  })
})
