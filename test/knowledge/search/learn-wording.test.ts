import { describe, expect, it } from '@jest/globals'
import { wordGram } from '../../../src/knowledge/search/grams.ts'
import {
  learnWording,
  notLearnt,
  type Lesson,
} from '../../../src/knowledge/search/learn-wording.ts'
import { scoreWording, weightIn, type Wording } from '../../../src/knowledge/search/wording.ts'
import { vectorOf } from './support.ts'

const lesson = (text: string, article: number, more: Partial<Lesson> = {}): Lesson => ({
  vector: vectorOf(text),
  article,
  counts: 1,
  ...more,
})
const settings = { rounds: 8, rate: 0.3, common: 4 }
const [tax, dentist, rent] = [0, 1, 2]
const taught: readonly (readonly [string, number])[] = [
  ['do i pay council tax', tax],
  ['council tax bill came', tax],
  ['do i owe the council', tax],
  ['where do i get a dentist', dentist],
  ['my tooth is killing me', dentist],
  ['do i pay the dentist', dentist],
  ['do i pay rent to the council', rent],
  ['who pays rent', rent],
  ['behind on rent', rent],
]
const lessons = taught.map(([text, article]) => lesson(text, article))

const bestOf = (wording: Wording, text: string): number => {
  const scores = Array.from(scoreWording(wording, vectorOf(text)))
  return scores.indexOf(Math.max(...scores))
}

describe('learning wording', () => {
  const wording = learnWording(lessons, 3, settings)

  it.each(taught)('puts %j under article %i', (text, article) => {
    expect(bestOf(wording, text)).toBe(article)
  })

  it.each([
    ['tax came', tax],
    ['a dentist for my tooth', dentist],
    ['rent do i pay', rent],
  ])('puts words it has not heard together before, %j, under %i', (text, article) => {
    expect(bestOf(wording, text)).toBe(article)
  })

  it('learns the same on every run, to the byte', () => {
    const again = learnWording(lessons, 3, settings)

    expect(Buffer.from(again.weights.buffer)).toEqual(Buffer.from(wording.weights.buffer))
    expect(again).toEqual(wording)
  })

  it('believes the lesson that counts more', () => {
    const both = [lesson('moose', 0, { counts: 0.2 }), lesson('moose', 1)]
    const other = [lesson('moose', 0), lesson('moose', 1, { counts: 0.2 })]

    expect(bestOf(learnWording(both, 2, settings), 'moose')).toBe(1)
    expect(bestOf(learnWording(other, 2, settings), 'moose')).toBe(0)
  })
})

describe('what one gram says', () => {
  const wording = learnWording(lessons, 3, settings)
  const says = (word: string) => [0, 1, 2].map((at) => weightIn(wording, wordGram(word), at))

  it('is for its own articles only, when it is rare', () => {
    expect(says('tooth')).toEqual([0, expect.any(Number), 0])
    expect(says('tooth')[dentist]).toBeGreaterThan(0)
  })

  it('is against articles without it too, when it is common', () => {
    expect(lessons.filter((_, at) => taught[at]?.[0].includes('pay')).length).toBeGreaterThan(3)
    expect(says('council')[dentist]).toBeLessThan(0)
  })

  it('is nothing for a gram of no lesson', () => {
    expect(says('moose')).toEqual([0, 0, 0])
  })

  it('is nothing for a gram of more articles than a row has room for', () => {
    const many = Array.from({ length: 401 }, (_, at) => lesson(`help about${at}`, at))
    const wide = learnWording(many, 401, { ...settings, rounds: 1 })

    expect(weightIn(wide, wordGram('help'), 7)).toBe(0)
    expect(weightIn(wide, wordGram('about7'), 7)).toBeGreaterThan(0)
  })
})

describe('scoring by wording', () => {
  it('adds what each gram says, by how much it weighs in the text', () => {
    const wording = learnWording(lessons, 3, settings)
    const said = (word: string) => weightIn(wording, wordGram(word), tax)

    const score = scoreWording(wording, vectorOf('council tax moose'))[tax]

    expect(score).toBeCloseTo((said('council') + said('tax')) / Math.sqrt(3), 5)
  })

  it('is the same for some articles as when all are scored', () => {
    const wording = learnWording(lessons, 3, settings)
    const vector = vectorOf('do i pay the dentist or the council')
    const all = scoreWording(wording, vector)
    const some = scoreWording(wording, vector, Uint16Array.from([dentist, rent]))

    expect([some[dentist], some[rent]]).toEqual([all[dentist], all[rent]])
  })
})

/** One article edited beside many that stay: `rest` is what those say of each text. */
describe('learning an edited article against those that stay', () => {
  const rest = 2
  const own = ['when are bins emptied', 'bins not emptied', 'which day are bins'].map((text) =>
    lesson(text, 0, { rest }),
  )
  const others = ['when are benefits paid', 'which day is payday', 'not paid'].map((text) =>
    lesson(text, notLearnt, { rest }),
  )
  const wording = learnWording([...own, ...others], 1, { ...settings, rounds: 20 })
  const scoreOf = ({ vector }: Lesson) => scoreWording(wording, vector)[0] ?? 0

  it('beats them for its own asks', () => {
    expect(own.map(scoreOf).every((score) => score > rest)).toBe(true)
  })

  it('does not beat them for theirs', () => {
    expect(others.map(scoreOf).every((score) => score < rest)).toBe(true)
  })

  it('gives words of theirs alone no row: they are not learnt', () => {
    expect(wording.rowOf[wordGram('benefits')]).toBe(-1)
  })
})
