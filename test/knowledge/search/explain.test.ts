import { describe, expect, it } from '@jest/globals'
import { anArticle, someArticles } from '../../support/an-article.ts'
import { ask, openSearch } from './support.ts'

const search = openSearch()
const whyOf = (text: string, article: string): readonly string[] =>
  ask(search, text).candidates.find((one) => one.article === article)?.why ?? []

/** 'words tooth +1.2 killing +0.4' as pairs. */
function wordsOf(why: readonly string[]): readonly (readonly [string, number])[] {
  const line = why.find((one) => one.startsWith('words ')) ?? ''
  return Array.from(line.matchAll(/(\S+) ([+-]\d+\.\d)/g), ([, word = '', says]) => [
    word,
    Number(says),
  ])
}

describe('why an article is a candidate', () => {
  it('names the nearest ask, with how near it is', () => {
    expect(whyOf('my tooth is killing me', 'dentist')[0]).toBe('ask "my tooth is killing me" 1.00')
    expect(whyOf('my tooth is killing my mate', 'dentist')[0]).toMatch(
      /^ask "my tooth is killing me" 0\.\d\d$/,
    )
  })

  it('names the words that told, those that told most first', () => {
    const words = wordsOf(whyOf('can i get a dentist free if my teeth are killing me', 'dentist'))
    const said = words.map(([, says]) => Math.abs(says))

    expect(words.map(([word]) => word)).toEqual(expect.arrayContaining(['dentist', 'killing']))
    expect(said).toEqual(said.toSorted((one, other) => other - one))
    expect(words.length).toBeLessThanOrEqual(4)
  })

  it('puts a word that told much against it before one that told a little for it', () => {
    const asksOf = (ask: string) => Array.from({ length: 20 }, (_, at) => `${ask} place${at}`)
    const [tax = anArticle(), dentist = anArticle()] = someArticles
    const many = openSearch([
      anArticle({ ...tax, asks: asksOf('pay council tax') }),
      anArticle({ ...dentist, asks: asksOf('get a dentist') }),
    ])

    const why = ask(many, 'dentist dentist council').candidates.map((one) => wordsOf(one.why))

    for (const words of why) {
      const said = words.map(([, says]) => Math.abs(says))
      expect(said).toEqual(said.toSorted((one, other) => other - one))
    }
    expect(why.flat()).toContainEqual(['dentist', expect.any(Number)])
    expect(why.flat().some(([, says]) => says < 0)).toBe(true)
    expect(why.some(([first]) => (first?.[1] ?? 0) < 0)).toBe(true)
  })

  it('says of each word whether it told for the article or against it', () => {
    const text = 'do i pay the dentist or council tax'
    const says = (article: string) => new Map(wordsOf(whyOf(text, article)))

    expect(says('dentist').get('dentist')).toBeGreaterThan(0)
    expect(says('council-tax').get('tax')).toBeGreaterThan(0)
    expect(says('council-tax').get('dentist') ?? 0).toBeLessThanOrEqual(0)
  })

  it('names a word once, and none that nobody ever used', () => {
    const words = wordsOf(whyOf('dentist dentist moose', 'dentist')).map(([word]) => word)

    expect(words).toEqual(['dentist'])
  })

  it('ends with what the wording says in all', () => {
    expect(whyOf('find a dentist', 'dentist').at(-1)).toMatch(/^wording \d+\.\d$/)
  })
})
