import { describe, expect, it } from '@jest/globals'
import { articleReadingAge, readingAge } from '../../src/knowledge/reading-age.ts'
import { anArticle } from '../support/an-article.ts'
import { defaultCouncilSafety } from '../../src/domain/council-safety.ts'

const council = {
  name: 'A',
  shortName: 'A',
  countries: ['44'],
  values: { phone: '01452 426565' },
  serviceHours: {},
  safety: defaultCouncilSafety,
}
const today = new Date('2026-12-01T12:00:00Z')

describe('a reading age', () => {
  it('is the grade of Flesch and Kincaid and five years', () => {
    // 12 words and 14 syllables in 2 sentences.
    const grade = 0.39 * (12 / 2) + 11.8 * (14 / 12) - 15.59

    expect(readingAge(['The cat sat on the mat. Many dogs came to the party.'])).toBeCloseTo(
      grade + 5,
      10,
    )
  })

  it.each([
    ['longer words', 'Ask for help to pay it.', 'Request assistance regarding payment.'],
    [
      'longer sentences',
      'You can ask. They will help. It is free.',
      'You can ask and they will help and it is free.',
    ],
  ])('is higher for %s', (_, easy, hard) => {
    expect(readingAge([hard])).toBeGreaterThan(readingAge([easy]))
  })

  it.each([
    ['numbers', 'Call them on 01452 426565 now.', 'Call them on now.'],
    ['amounts', 'You pay £1,250.50 then.', 'You pay then.'],
    ['web addresses', 'Look at gov.uk/universal-credit now.', 'Look at now.'],
    ['longer ones', 'Look at https://www.citizensadvice.org.uk/debt now.', 'Look at now.'],
    ['email addresses', 'Write to leavingcareteam@testshire.gov.uk now.', 'Write to now.'],
  ])('takes no notice of %s', (_, text, without) => {
    expect(readingAge([text])).toBe(readingAge([without]))
  })

  it('takes each line of a list for a sentence, though no full stop ends it', () => {
    const lines = [
      '- your name and day of birth',
      '- a letter from your school',
      '- a photo of you',
    ]

    expect(readingAge([lines.join('\n')])).toBe(readingAge(lines.map((line) => `${line}.`)))
    expect(readingAge([lines.join('\n')])).toBeLessThan(readingAge([lines.join(' ')]))
  })

  it.each([[[]], [['']], [['01452 426565']], [['gov.uk']]])(
    'is 0 for %j: there is nothing',
    (texts) => {
      expect(readingAge(texts)).toBe(0)
    },
  )
})

describe("an article's reading age", () => {
  const hard = 'Departmental authorisation necessitates administrative consideration.'
  const ageOf = (own: Parameters<typeof anArticle>[0]) =>
    articleReadingAge(anArticle(own), council, today)

  it('is that of its sections too', () => {
    const sections = [{ key: 'more', label: 'More', markdown: hard, words: [] }]

    expect(ageOf({ sections })).toBeGreaterThan(ageOf({ sections: [] }))
  })

  it('is that of what is sent, filled in and without marks', () => {
    expect(ageOf({ shortAnswer: '**Ask** {pa} now. Call {council:phone}.' })).toBe(
      readingAge(['Ask Samantha now. Call 01452 426565.']),
    )
  })
})
