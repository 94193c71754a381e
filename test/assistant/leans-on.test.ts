import { describe, expect, it } from '@jest/globals'
import { leaningFeatures } from '../../src/assistant/leans-on.ts'
import { anArticle, found } from './support.ts'

const grant = anArticle('grant')
describe('what speaks for leaning on the question before', () => {
  const before = { question: 'is there a grant for my first place', article: grant, offered: [] }
  const compared = {
    alone: found('answer', ['rent', 'grant'], 0.8),
    together: found('answer', ['grant']),
  }
  const featuresOf = (text: string, more = {}) =>
    leaningFeatures({ ...before, ...more }, text, compared)

  it.each([
    ['how much is it', { ownWords: 0, points: 1, goesOn: 0 }],
    ['And if my boyfriend lives w me?', { ownWords: 3, points: 0, goesOn: 1 }],
    ['what about those', { ownWords: 0, points: 1, goesOn: 1 }],
    ['it’s in my sister’s name', { ownWords: 2, points: 1, goesOn: 0 }],
    ['how do i find a dentist near me', { ownWords: 3, points: 0, goesOn: 0 }],
  ])('the words of %p', (text, { ownWords, ...expected }) => {
    const features = featuresOf(text)

    expect(features).toMatchObject(expected)
    expect(Math.expm1(features.ownWords)).toBeCloseTo(ownWords, 10)
  })

  it('how likely each of both is, as logarithms, where nothing is quite impossible', () => {
    const { alone, togetherByItself, aloneInBoth } = featuresOf('how much is it')

    expect([alone, togetherByItself, aloneInBoth].map(Math.exp)).toEqual([
      expect.closeTo(0.8, 10),
      expect.closeTo(0.4, 10),
      expect.closeTo(0.001, 10),
    ])
  })

  it.each([
    ['answered', {}, 1],
    ['offered', { article: undefined, offered: ['abuse', 'grant'] }, 1],
    ['neither', { article: undefined, offered: ['abuse'] }, 0],
  ])('whether what both lead to was %s', (_, more, open) => {
    expect(featuresOf('how much is it', more).open).toBe(open)
  })

  it('how long the question before was', () => {
    const { lengthBefore } = featuresOf('how much is it', { question: 'my first place' })

    expect(Math.expm1(lengthBefore)).toBeCloseTo(3, 10)
  })
})
