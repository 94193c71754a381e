import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Features } from '../../../src/knowledge/search/features.ts'
import { judge, probabilitiesOf } from '../../../src/knowledge/search/judge.ts'
import { learnt } from '../../../src/knowledge/search/learnt.ts'

const candidate = (article: string, probability: number) => ({
  article,
  probability,
  score: 1,
  why: [],
})

const unlikely = { meaning: 'stop', chance: 0.01 } as const

const thresholds = {
  answer: { least: 0.65 },
  choose: { any: 0.35, share: 0.4, most: 4 },
  otherwise: { least: 0.9 },
}

describe('judging candidates', () => {
  it.each([
    ['nothing found', [], 'none', undefined],
    ['one that is clear', [0.9, 0.05], 'answer', undefined],
    ['two that are near', [0.45, 0.4, 0.02], 'choose', ['a', 'b']],
    ['several', [0.22, 0.2, 0.18, 0.16, 0.14], 'choose', ['a', 'b', 'c', 'd']],
    ['all far', [0.1, 0.05], 'none', undefined],
    ['one alone that is not sure', [0.5], 'none', undefined],
  ])('%s', (_, probabilities, kind, articles) => {
    const candidates = probabilities.map((one, at) => candidate('abcdef'.charAt(at), one))

    expect(judge({ candidates, otherwise: unlikely }, thresholds)).toMatchObject({
      kind,
      ...(articles && { articles }),
    })
  })

  it.each(['person', 'stop', 'small-talk'] as const)(
    'takes what is worded like %s for that, however near an article is',
    (meaning) => {
      const otherwise = { meaning, chance: 0.95 }

      expect(judge({ candidates: [candidate('a', 0.99)], otherwise }, thresholds)).toEqual({
        kind: 'otherwise',
        meaning,
        because: `worded like ${meaning} 0.95`,
      })
    },
  )

  it.each([
    [0.9, 'otherwise'],
    [0.89, 'answer'],
  ])('takes it for no question from 0.9 on, not below: %f is %s', (chance, kind) => {
    const otherwise = { meaning: 'stop', chance } as const

    expect(judge({ candidates: [candidate('a', 0.8)], otherwise }, thresholds).kind).toBe(kind)
  })

  it('takes a wish for one though no article has any of its words', () => {
    const otherwise = { meaning: 'person', chance: 0.95 } as const

    expect(judge({ candidates: [], otherwise }, thresholds).kind).toBe('otherwise')
  })
})

describe('probabilities of candidates', () => {
  const names = Object.keys(learnt.logistic).filter((name) => name !== 'bias')
  const featuresOf = (value: (name: string) => number) =>
    Object.fromEntries(names.map((name) => [name, value(name)])) as unknown as Features

  it('leave room for none of them', () => {
    const anything = fc
      .tuple(...names.map(() => fc.double({ min: -6, max: 6, noNaN: true })))
      .map((values) => featuresOf((name) => values[names.indexOf(name)] ?? 0))

    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), (candidates) => {
        const chances = probabilitiesOf(candidates)
        expect(chances).toHaveLength(candidates.length)
        expect(chances.every((one) => one >= 0)).toBe(true)
        expect(chances.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9)
      }),
    )
  })

  it('weigh each feature, and the bias, beside none of them', () => {
    const zero = featuresOf(() => 0)
    const logistic = { ...zero, like: 2, body: -1, bias: -1 }
    const [one, other] = [
      { ...zero, like: 1 },
      { ...zero, like: 1, body: 2 },
    ]

    const all = 1 + Math.exp(1) + Math.exp(-1)
    expect(probabilitiesOf([one, other], logistic)).toEqual([
      expect.closeTo(Math.exp(1) / all, 10),
      expect.closeTo(Math.exp(-1) / all, 10),
    ])
  })
})
