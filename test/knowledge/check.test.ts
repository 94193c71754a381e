import { describe, expect, it } from '@jest/globals'
import { checkKnowledge } from '../../src/knowledge/check.ts'
import { readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import { neverSaid, reservedWordsAskedFor } from '../../src/knowledge/check-words.ts'
import { anArticleFile } from '../support/an-article.ts'

const today = new Date('2026-12-01T12:00:00Z')
const council = {
  path: 'council.yaml',
  raw:
    "name: A\nshort-name: A\ncountries: ['44']\nvalues:\n" +
    '  duty: { value: 01452 426565, checked: 2026-07-01 }\n  team: { value: null }\n',
}

const checkBody = (body: string, more = '') =>
  checkKnowledge(
    [council, { path: 'en/council-tax.md', raw: anArticleFile({ body, more }) }],
    today,
  )

describe('checking knowledge', () => {
  it('finds nothing wrong with what is right', () => {
    const checked = checkBody(
      'Ask {pa}. Call {council:duty}. Or {council:team}. It is {fact:uc}.',
      "facts: [{ key: uc, value: '£300', from: 2026-04-13 }]\n",
    )

    expect(checked).toMatchObject({ faults: [], warnings: [], council: { name: 'A' } })
    expect(checked.articles).toHaveLength(1)
  })

  it.each([
    ['a council key nobody has', 'Call {council:nope}.', 'is not in council.yaml'],
    ['a fact nobody has', 'It is {fact:nope}.', 'is not under facts'],
    ['a placeholder we do not know', 'Hi {name}.', 'is nothing we fill in'],
    ['a short answer of three segments', 'a'.repeat(307), 'is 307 characters'],
    [
      'choices that make it three',
      `${'a'.repeat(300)}\n\n## Long label {#a}\n\nText.`,
      '3 segments',
    ],
    [
      'a section of four segments',
      `Hi.\n\n## A {#a}\n\n${'a'.repeat(460)}`,
      '4 segments of at most 3',
    ],
    ['a curly quote', 'It’s here.', "has '’' (U+2019)"],
    ['a promise', "You're entitled to it.", "says 'You're entitled'"],
    ['a reserved word', 'Text YES to go on.', "asks for 'Text YES'"],
  ])('refuses %s', (_, body, problem) => {
    const { faults, articles } = checkBody(body)

    expect(faults.map((fault) => fault.problem).join()).toContain(problem)
    expect(articles).toEqual([])
  })

  it('names the line within the text', () => {
    const { faults } = checkBody('Hi.\n\n## A {#a}\n\nOne.\n\nTwo {council:nope}.')

    expect(faults).toMatchObject([{ line: 54, field: 'section a' }])
  })

  it('refuses a bad file and loads the rest', () => {
    const checked = checkKnowledge(
      [
        council,
        { path: 'en/bad.md', raw: 'nothing' },
        { path: 'en/council-tax.md', raw: anArticleFile() },
      ],
      today,
    )

    expect(checked.articles.map((article) => article.id)).toEqual(['council-tax'])
    expect(checked.faults).toMatchObject([{ file: 'en/bad.md' }])
  })

  it('still reads the articles when council.yaml cannot be read', () => {
    const files = [{ path: 'en/council-tax.md', raw: anArticleFile({ body: '{council:any} Hi.' }) }]

    expect(checkKnowledge(files, today)).toMatchObject({
      council: undefined,
      articles: [{ id: 'council-tax' }],
      faults: [{ file: 'council.yaml', problem: 'is missing' }],
    })
  })

  it('refuses an id and an ask another file has', () => {
    const asks = Array.from({ length: 30 }, (_, at) => `another way ${at}`)
    const { faults } = checkKnowledge(
      [
        council,
        { path: 'en/council-tax.md', raw: anArticleFile() },
        { path: 'en/copy.md', raw: anArticleFile({ asks }) },
        {
          path: 'en/tax.md',
          raw: anArticleFile({
            id: 'tax',
            asks: ['Way 1, of asking', ...asks.map((ask) => ask + 'x')],
          }),
        },
      ],
      today,
    )

    expect(faults).toMatchObject([
      { file: 'en/copy.md', field: 'id', problem: "is not the file's name, copy" },
      { file: 'en/copy.md', field: 'id', problem: 'is the id of en/council-tax.md too' },
      { file: 'en/tax.md', field: 'asks[1]', line: 5 },
    ])
  })

  it.each([
    [7, { faults: [{ field: 'asks', problem: 'has 7 of at least 8' }], warnings: [] }],
    [8, { faults: [], warnings: [{ field: 'asks', problem: 'has 8 of at least 30' }] }],
    [30, { faults: [], warnings: [] }],
  ])(
    'refuses an article that hardly anybody would find, and warns of few: %i asks',
    (count, told) => {
      const asks = Array.from({ length: count }, (_, at) => `way number ${at} of asking`)
      const raw = anArticleFile({ asks })

      expect(checkKnowledge([council, { path: 'en/council-tax.md', raw }], today)).toMatchObject(
        told,
      )
    },
  )

  it('refuses an article that is hard to read, and says how old its reader must be', () => {
    const { faults, articles } = checkBody(
      'Administrative accommodation allocations necessitate departmental authorisation.\n\n' +
        '## More {#more}\n\nSee it.',
    )

    expect(faults).toMatchObject([{ field: 'reading age', line: 48 }])
    expect(faults[0]?.problem).toMatch(/^is \d+\.\d years, of at most 11$/)
    expect(articles).toEqual([])
  })

  it('tells the reading age of each article in order', () => {
    const { readingAges } = checkBody('Ask {pa} for it. It is free.')

    expect(Array.from(readingAges.keys())).toEqual(['council-tax'])
    expect(readingAges.get('council-tax')).toBeLessThan(8)
  })

  it('warns of a review that is due, and loads the article', () => {
    const raw = anArticleFile({ reviewBy: '2026-11-30' })
    const checked = checkKnowledge([council, { path: 'en/council-tax.md', raw }], today)

    expect(checked.faults).toEqual([])
    expect(checked.warnings).toMatchObject([{ field: 'review-by', line: 45 }])
    expect(checked.articles).toHaveLength(1)
  })
})

describe('words that are never said', () => {
  it.each([
    ['You will get £200.', 1],
    ["you'll get it", 1],
    ['You usually get it.', 0],
    ['They must help.', 1],
    ['This is confidential.', 1],
    ['Keep it private.', 1],
    ['Renting from a private landlord', 0],
    ['Only your PA can see this.', 1],
    ['Only ask once.', 0],
    ["You won't get in trouble.", 1],
    ["You're not in trouble.", 0],
  ])('%j: %i', (text, count) => {
    expect(neverSaid(text)).toHaveLength(count)
  })

  it.each([
    ['Text STOP to end it', 1],
    ['reply "yes" to go on', 1],
    ['STOP ends all texts.', 0],
    ['Text me: advocate', 0],
    ['Text SHOUT to 85258', 0],
    ['Ask for help by text', 0],
  ])('%j asks for %i reserved words', (text, count) => {
    expect(reservedWordsAskedFor(text)).toHaveLength(count)
  })
})

describe('the articles that are shipped', () => {
  it('have enough asks, which an editor is only warned of', async () => {
    const { articles, warnings } = checkKnowledge(await readKnowledgeDir('knowledge'), new Date())

    expect(articles.length).toBeGreaterThan(100)
    expect(warnings.filter(({ field }) => field === 'asks')).toEqual([])
  })
})
