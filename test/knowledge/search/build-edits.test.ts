import { describe, expect, it } from '@jest/globals'
import type { LanguageSearch } from '../../../src/knowledge/search/language-search.ts'
import { anArticle, aVocabulary, someArticles } from '../../support/an-article.ts'
import { ask, openSearch } from './support.ts'

const questions = [
  'do i have to pay council tax',
  'got a bill off the council',
  'my tooth hurts',
  'can you pay for driving lessons',
  'got chucked out nowhere to sleep',
  'what benefits can i claim',
]

/** How likely an article is by wording alone, as a logarithm. */
const chanceOf = (search: LanguageSearch, id: string, text: string): number =>
  search.measure(text).candidates.find(({ article }) => article === id)?.features.chance ?? 0

describe('an article that is edited to itself', () => {
  it.each(someArticles.map((article) => [article.id, article] as const))(
    '%s ranks as before',
    (_, article) => {
      const before = openSearch()
      const after = openSearch()
      after.replace(article)

      for (const question of questions) {
        const [was, is] = [ask(before, question), ask(after, question)]
        expect([question, is.candidates[0]?.article]).toEqual([
          question,
          was.candidates[0]?.article,
        ])
        expect(is.judgement.kind).toBe(was.judgement.kind)
      }
    },
  )

  it.each(someArticles.map((article) => [article.id, article] as const))(
    '%s is as likely for its own asks as before, by wording alone',
    (id, article) => {
      const search = openSearch()
      const before = article.asks.map((text) => chanceOf(search, id, text))
      search.replace(article)

      for (const [at, text] of article.asks.entries()) {
        expect(Math.abs(chanceOf(search, id, text) - (before[at] ?? 0))).toBeLessThan(0.25)
      }
    },
  )
})

describe('an edit', () => {
  it('brings in a word that no article had', () => {
    const search = openSearch()
    expect(ask(search, 'can i borrow a xylophone').judgement.kind).not.toBe('answer')

    search.replace(
      anArticle({
        id: 'music',
        title: 'Music',
        asks: ['who lends a xylophone', 'xylophone lessons', 'where do i play music'],
        keywords: ['xylophone', 'music'],
        shortAnswer: 'The library lends a xylophone.',
      }),
    )

    const { candidates, judgement } = ask(search, 'can i borrow a xylophone')
    expect(candidates[0]?.article).toBe('music')
    expect(judgement.kind).toBe('answer')
    expect(ask(search, 'a xylofone').read.changes).toMatchObject([{ to: 'xylophone' }])
  })

  it('does not take the questions of the articles that stay', () => {
    const search = openSearch()
    search.replace(
      anArticle({ id: 'bins', title: 'Bins', keywords: ['bins'], asks: ['council bins'] }),
    )

    const firsts = questions.map((question) => ask(search, question).candidates[0]?.article)
    expect(firsts).not.toContain('bins')
  })

  it('does not take for its own what those that stay are asked as often', () => {
    const asks = Array.from({ length: 12 }, (_, at) => `how do i get a dentist in town${at}`)
    const search = openSearch(
      someArticles.map((one) => (one.id === 'dentist' ? anArticle({ ...one, asks }) : one)),
    )
    search.replace(
      anArticle({
        id: 'bins',
        title: 'Bins',
        keywords: ['bins'],
        asks: ['how do i get a bin', 'how do i get my bins emptied'],
        shortAnswer: 'Bins are emptied each week.',
      }),
    )

    expect(chanceOf(search, 'bins', 'how do i get a moose')).toBeLessThan(Math.log(0.1))
    expect(chanceOf(search, 'bins', 'how do i get a bin')).toBeGreaterThan(Math.log(0.2))
  })

  it('stays when another article is edited after it', () => {
    const search = openSearch()
    const bins = anArticle({ id: 'bins', title: 'Bins', keywords: [], asks: ['empty my bins'] })
    search.replace(bins)
    search.replace(anArticle({ id: 'pets', title: 'Pets', keywords: [], asks: ['keep a moose'] }))

    expect(ask(search, 'empty my bins').candidates[0]?.article).toBe('bins')
    expect(ask(search, 'keep a moose').candidates[0]?.article).toBe('pets')
  })

  it('is in force in place of what it edits: each article is a candidate once', () => {
    const search = openSearch()
    for (const article of someArticles) search.replace(article)

    const found = ask(search, 'pay council tax').candidates.map(({ article }) => article)

    expect(found).toContain('council-tax')
    expect(new Set(found).size).toBe(found.length)
  })

  it('leaves a wish what it was', () => {
    const vocabulary = aVocabulary({
      meantOtherwise: {
        ...aVocabulary().meantOtherwise,
        person: ['gimme a human', 'a human being please', 'fetch me a human', 'any human there'],
      },
    })
    const search = openSearch(someArticles, vocabulary)
    const before = search.measure('gimme a human please').otherwise
    search.replace(anArticle())

    const after = search.measure('gimme a human please').otherwise
    expect(before.meaning).toBe('person')
    expect(after.meaning).toBe('person')
    expect(after.chance).toBeCloseTo(before.chance, 1)
  })
})

describe('a removed article', () => {
  it('is never a candidate, alone or beside an edit', () => {
    const search = openSearch()
    search.remove('dentist')
    const asked = someArticles.flatMap(({ asks }) => asks)
    const candidates = () =>
      new Set(asked.flatMap((text) => ask(search, text).candidates.map(({ article }) => article)))

    expect(candidates()).not.toContain('dentist')
    search.replace(anArticle({ asks: ['how do i get a dentist'] }))
    expect(candidates()).not.toContain('dentist')
    expect(candidates()).toContain('council-tax')
  })

  it('is found again when it comes back', () => {
    const search = openSearch()
    search.remove('dentist')
    search.replace(someArticles.find(({ id }) => id === 'dentist') ?? anArticle())

    expect(ask(search, 'my tooth is killing me').candidates[0]?.article).toBe('dentist')
  })
})
