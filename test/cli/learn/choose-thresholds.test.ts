import { describe, expect, it } from '@jest/globals'
import {
  chooseThresholds,
  scoreOf,
  type Predicted,
} from '../../../src/cli/learn/choose-thresholds.ts'

const question = (topic: string | undefined, chances: Readonly<Record<string, number>>) => ({
  topics: topic === undefined ? [] : [topic],
  candidates: Object.entries(chances).map(([article, probability]) => ({ article, probability })),
  otherwise: { meaning: 'small-talk' as const, chance: 0.1 },
})
const times = (count: number, one: Predicted): readonly Predicted[] =>
  Array.from({ length: count }, () => one)

/** What is right and comes first, with a probability. */
const clear = (probability: number) => question('rent', { rent: probability, tax: 0.01 })
/** What is right comes second. */
const second = (probability: number) => question('rent', { tax: probability, rent: 0.2 })
/** What is right is not among them. */
const lost = (probability: number) => question('rent', { tax: probability, pets: 0.01 })
const notCovered = (probability: number) => question(undefined, { tax: probability, pets: 0.01 })

describe('the shares of predicted questions', () => {
  it('are of those an article answers, of all, and of those no article answers', () => {
    const thresholds = {
      answer: { least: 0.5 },
      choose: { any: 0.4, most: 3, share: 0.1 },
      otherwise: { least: 0.9 },
    }
    const questions = [clear(0.6), second(0.4), lost(0.7), lost(0.1), notCovered(0.3)]

    const score = scoreOf([...questions, ...times(3, notCovered(0.8))], thresholds)

    expect(score).toEqual({ right: 1 / 4, shown: 2 / 4, wrong: 4 / 8, admitted: 1 / 4 })
  })
})

describe('choosing thresholds', () => {
  it('loses nothing where nothing needs to be lost', () => {
    const questions = [
      ...times(92, clear(0.7)),
      ...times(8, second(0.4)),
      ...times(20, notCovered(0.3)),
    ]

    const score = scoreOf(questions, chooseThresholds(questions))

    expect(score).toEqual({ right: 0.92, shown: 1, wrong: 0, admitted: 1 })
  })

  it.each([
    ['answers the doubtful when hardly any is wrong', [73, 25, 2], { right: 0.98, wrong: 0.02 }],
    ['leaves the doubtful when too many are wrong', [80, 10, 10], { right: 0.8, wrong: 0 }],
  ])('%s', (_, [sure = 0, doubtful = 0, wrong = 0], expected) => {
    const questions = [
      ...times(sure, clear(0.6)),
      ...times(doubtful, clear(0.3)),
      ...times(wrong, lost(0.3)),
    ]

    expect(scoreOf(questions, chooseThresholds(questions))).toMatchObject(expected)
  })

  it.each([
    ['no question is taken for small talk', 0.93, 0.94],
    ['less than a half is never enough', 0.2, 0.51],
    ['it can be reached', 0.999, 0.99],
  ])('keeps other meanings so far away that %s', (_, chance, least) => {
    const chosen = chooseThresholds([
      clear(0.7),
      { ...clear(0.7), otherwise: { meaning: 'stop', chance } },
    ])

    expect(chosen.otherwise.least).toBeCloseTo(least, 10)
  })

  it('lets one question in a thousand be taken for small talk, and not one in a hundred', () => {
    const worded = (chance: number) => ({
      ...clear(0.7),
      otherwise: { meaning: 'stop', chance } as const,
    })
    const leastOf = (count: number) =>
      chooseThresholds([worded(0.95), ...times(count, worded(0.6))]).otherwise.least

    expect(leastOf(999)).toBeCloseTo(0.61, 10)
    expect(leastOf(99)).toBeCloseTo(0.96, 10)
  })
})
