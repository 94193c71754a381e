import { describe, expect, it } from '@jest/globals'
import { pairQuestions } from '../../../src/cli/learn/pair-questions.ts'

const topics = ['rent', 'tax', 'pets', undefined]
const questions = Array.from({ length: 40 }, (_, at) => {
  const topic = topics[at % topics.length]
  return { text: `question ${at}`, topics: topic === undefined ? [] : [topic] }
})
const pairs = pairQuestions(questions, 200)

describe('pairs of unrelated questions', () => {
  it('begin with one that has an answer, and go on with one about something else', () => {
    const shared = pairs.filter(([first, second]) =>
      second.topics.some((topic) => first.topics.includes(topic)),
    )

    expect(pairs.filter(([first]) => first.topics.length === 0)).toEqual([])
    expect(shared).toEqual([])
    expect(pairs.some(([, second]) => second.topics.length === 0)).toBe(true)
  })

  it('are as many as wished for, but for those drawn that are related', () => {
    expect(pairs.length).toBeGreaterThan(120)
    expect(pairs.length).toBeLessThanOrEqual(200)
  })

  it('are the same on every run', () => {
    expect(pairQuestions(questions, 200)).toEqual(pairs)
  })

  it('are none where there is nothing to pair', () => {
    expect(pairQuestions([], 5)).toEqual([])
  })
})
