import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { createSearch } from '../../../src/knowledge/search/create-search.ts'
import type { SearchService } from '../../../src/knowledge/search/search-service.ts'
import { WorseIndex } from '../../../src/knowledge/search/try-index.ts'
import type { Job } from '../../../src/knowledge/search/worker-messages.ts'
import { startWorker } from '../../../src/knowledge/search/worker-line.ts'
import { anArticle, aVocabulary, someArticles } from '../../support/an-article.ts'

const vocabulary = [
  aVocabulary({
    stopWords: [...aVocabulary().stopWords, 'it', 'much'],
    meantOtherwise: {
      ...aVocabulary().meantOtherwise,
      'not-covered': [
        'my cat keeps being sick',
        'im bored what is on telly',
        'do snakes have ears',
      ],
    },
  }),
]
const open: SearchService[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((search) => search.close()))
})

async function loaded(options = {}): Promise<SearchService> {
  const search = createSearch(options)
  open.push(search)
  await search.load(someArticles, vocabulary)
  return search
}

const ask = (search: SearchService, text: string, language = 'en') =>
  search.searchArticles({ language, text, circumstances: {} })

describe('searching', () => {
  let search: SearchService
  beforeAll(async () => {
    search = createSearch()
    await search.load(someArticles, vocabulary)
  })
  afterAll(() => search.close())

  it.each([
    ['do i have to pay council tax', 'council-tax'],
    ['do i av to pay counsil tax im 19', 'council-tax'],
    ['my tooth is killing me', 'dentist'],
    ['driving lessons', 'driving'],
    ['been chucked out nowhere to sleep', 'homeless-tonight'],
  ])('answers %j with %s', async (text, article) => {
    const { judgement, candidates } = await ask(search, text)

    expect(judgement.kind).toBe('answer')
    expect(candidates[0]?.article).toBe(article)
    expect(candidates[0]?.why.join()).toContain('ask "')
  })

  it.each([
    '',
    '   ',
    '😀',
    'how much is it',
    'k',
    '????',
    'my snake is bored',
    'سلام',
    'a'.repeat(10_000),
  ])('has no answer to %j', async (text) => {
    const { judgement } = await ask(search, text)

    expect(judgement.kind).toBe('none')
  })

  it.each(['+tax -dentist', 'title:tax', 'tax~2', 'ta*', '*', 'a:b:c ^5', '"tax', 'constructor'])(
    'takes %j for words',
    async (text) => {
      await expect(ask(search, text)).resolves.toHaveProperty('judgement')
    },
  )

  it('lets an age speak for the article of that age', async () => {
    const chanceAt = async (age: number) => {
      const query = { language: 'en', text: 'claim benefits', circumstances: { age } }
      const { candidates } = await search.searchArticles(query)
      const found = candidates.find(({ article }) => article === 'universal-credit')
      return found?.probability ?? 0
    }

    expect(await chanceAt(22)).toBeGreaterThan(await chanceAt(17))
  })

  it('answers what cannot wait first, and names the other issue', async () => {
    const { judgement, candidates, also } = await ask(
      search,
      'can you pay for driving lessons. also nowhere to sleep tonight',
    )

    expect(judgement.kind).toBe('answer')
    expect(candidates[0]?.article).toBe('homeless-tonight')
    expect(also).toEqual(['driving'])
  })

  it('has no answer in a language without articles', async () => {
    expect((await ask(search, 'council tax', 'so')).judgement.kind).toBe('none')
  })
})

describe('the index', () => {
  it('is not ready, and says so, before it is loaded', async () => {
    const search = createSearch()
    open.push(search)

    expect(search.ready()).toBe(false)
    await expect(ask(search, 'tax')).rejects.toThrow('not been loaded')
  })

  it('finds an edit at once, and what it replaced no longer', async () => {
    const search = await loaded()
    const [tax] = someArticles
    await search.replace(
      anArticle({
        ...tax,
        asks: ['do i pay for bins'],
        title: 'Bins',
        keywords: [],
        shortAnswer: 'Bins are emptied each week.',
      }),
    )

    expect((await ask(search, 'do i pay for bins')).candidates[0]?.article).toBe('council-tax')
    expect((await ask(search, 'council tax')).candidates[0]?.article).not.toBe('council-tax')

    await search.settled()

    expect((await ask(search, 'do i pay for bins')).candidates[0]?.article).toBe('council-tax')
    expect((await ask(search, 'council tax')).candidates[0]?.article).not.toBe('council-tax')
  })

  it('finds a removed article no longer, before and after the merge', async () => {
    const search = await loaded()
    await search.remove('dentist', 'en')

    expect((await ask(search, 'find a dentist')).judgement.kind).toBe('none')
    await search.settled()
    expect((await ask(search, 'find a dentist')).judgement.kind).toBe('none')
  })

  it('judges many texts as it answers each', async () => {
    const search = await loaded()
    const query = (text: string) => ({ language: 'en', text, circumstances: {} })
    const verdicts = await search.judge([query('find a dentist'), query('my snake is bored')])

    expect(verdicts.map(({ kind, articles }) => [kind, ...articles])).toEqual([
      ['answer', 'dentist'],
      ['none'],
    ])
  })

  it('takes the first article of a new language', async () => {
    const search = await loaded()
    await search.replace(
      anArticle({ id: 'zahnarzt', language: 'de', asks: ['wo ist ein zahnarzt'] }),
    )

    expect((await ask(search, 'zahnarzt', 'de')).candidates[0]?.article).toBe('zahnarzt')
  })

  it('answers all that was asked before an edit was merged', async () => {
    const search = await loaded()
    const asked = Array.from({ length: 50 }, () => ask(search, 'council tax'))
    await search.replace(anArticle({ id: 'bins', asks: ['when are bins emptied'] }))
    asked.push(ask(search, 'council tax'))
    await search.settled()

    expect(await Promise.all(asked)).toHaveLength(51)
  })

  it('starts its worker again when it dies', async () => {
    const started: (() => void)[] = []
    const start: typeof startWorker = (onDeath) => {
      const line = startWorker(onDeath)
      started.push(() => {
        onDeath(new Error('The search worker broke'))
        void line.end()
      })
      return line
    }
    const search = await loaded({ start })
    const asked = ask(search, 'council tax')
    started[0]?.()

    await expect(asked).rejects.toThrow()
    expect(search.ready()).toBe(false)
    expect((await ask(search, 'council tax')).judgement.kind).toBe('answer')
    expect(started).toHaveLength(2)
  })

  it('rejects what is asked of a closed search', async () => {
    const search = await loaded()
    const asked = ask(search, 'council tax')
    const closed = search.close()

    await expect(asked).rejects.toThrow('closed')
    await closed
    await expect(ask(search, 'council tax')).rejects.toThrow('closed')
    expect(search.ready()).toBe(false)
  })
})

describe('an index that finds far less', () => {
  const words = Array.from(
    { length: 30 },
    (_, at) => `w${String.fromCharCode(97 + (at % 26))}${at}xo`,
  )
  const many = words.map((word, at) =>
    anArticle({
      ...{ id: `topic-${at}`, title: `About ${word}`, keywords: [word] },
      asks: [`where is the ${word}`, `how do i get a ${word} please`],
      shortAnswer: `Ask about the ${word}.`,
    }),
  )
  /** It has everybody's words. */
  const greedy = anArticle({
    ...{ id: 'all', title: `About ${words.join(' ')}`, keywords: words },
    asks: many.flatMap(({ asks }) => [...asks, ...asks.map((ask) => `${ask} now`)]),
  })
  const searchOver = async (options = {}) => {
    const search = createSearch(options)
    open.push(search)
    await search.load(many, vocabulary)
    return search
  }

  it('does not take over: an edit is refused, and all is found as before', async () => {
    const search = await searchOver()

    await expect(search.replace(greedy)).rejects.toThrow(WorseIndex)
    expect((await ask(search, `where is the ${words[3]}`)).candidates[0]?.article).toBe('topic-3')
    await search.settled()
    expect((await ask(search, `where is the ${words[3]}`)).candidates[0]?.article).toBe('topic-3')
  })

  it('takes over where it is only tried', async () => {
    const search = await searchOver({ tries: false, merges: false })
    await search.replace(greedy)

    expect((await ask(search, `where is the ${words[3]} now`)).candidates[0]?.article).toBe('all')
  })

  it('is refused when it was built, and the one before goes on', async () => {
    let started = 0
    const start: typeof startWorker = (onDeath) => {
      const line = startWorker(onDeath)
      started += 1
      if (started === 1) return line
      const broken = { asked: 60, found: 3 }
      const pretend = (job: Job) => (job.kind === 'try' ? Promise.resolve(broken) : line.do(job))
      return { ...line, do: pretend as never, end: () => line.end(), retire: () => line.retire() }
    }
    const search = await searchOver({ start })

    await expect(search.load(many, vocabulary)).rejects.toThrow('of 60 asks')
    expect(search.ready()).toBe(true)
    expect(search.refused()).toBeInstanceOf(WorseIndex)
    expect((await ask(search, `where is the ${words[3]}`)).candidates[0]?.article).toBe('topic-3')
  })
})
