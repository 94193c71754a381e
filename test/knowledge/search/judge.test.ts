import { describe, expect, it } from '@jest/globals'
import { judge } from '../../../src/knowledge/search/judge.ts'

const candidate = (article: string, probability: number) => ({
  article,
  probability,
  score: 1,
  why: [],
})

const thresholds = {
  answer: { least: 0.65 },
  choose: { least: 0.15, any: 0.35, share: 0.4, most: 4 },
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

    expect(judge(candidates, thresholds)).toMatchObject({ kind, ...(articles && { articles }) })
  })
})
