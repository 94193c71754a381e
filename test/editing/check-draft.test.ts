import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { join } from 'node:path'
import { placeOf, pathOf } from '../../src/domain/knowledge-place.ts'
import { checkDraft } from '../../src/editing/check-draft.ts'
import { fitPasted } from '../../src/editing/fit-pasted.ts'
import { knowledgeAround } from '../../src/editing/knowledge-around.ts'
import { readKnowledgeDir } from '../../src/knowledge/load-files.ts'
import { parseArticle } from '../../src/knowledge/parse-article.ts'
import { parseCouncil } from '../../src/knowledge/parse-council.ts'
import { parseVocabulary } from '../../src/knowledge/parse-vocabulary.ts'
import { anArticleFile } from '../support/an-article.ts'

const today = new Date('2026-11-24T11:00:00Z')
const files = await readKnowledgeDir(join(import.meta.dirname, '../../knowledge'))
const shipped = files.flatMap(({ path, raw }) => {
  const place = placeOf(path)
  return place === undefined ? [] : [{ ...place, raw }]
})
const around = knowledgeAround(shipped)
const place = { kind: 'article', name: 'council-tax', language: 'en' } as const
const council = { kind: 'council', name: 'council', language: 'und' } as const
const vocabulary = { kind: 'vocabulary', name: 'vocabulary', language: 'en' } as const

const check = (raw: string) => checkDraft({ place, raw }, around, today)
const bodyOf = (body: string) => check(anArticleFile({ body }))

describe('checking a draft', () => {
  it('finds nothing wrong with what we ship', () => {
    for (const { raw, ...own } of shipped) {
      const found = checkDraft({ place: own, raw }, around, today)
      expect([pathOf(own), found]).toEqual([pathOf(own), []])
    }
  })

  it.each([
    ['<script>alert(1)</script>', '<script>', 'take it out'],
    ['Call <b>now</b>.', '<b>', '**the words**'],
    ['Call.<br>Then wait.', '<br>', 'an empty line'],
    ['<a href="https://nhs.uk">NHS</a>', '<a>', 'https://'],
    ['<p class="MsoNormal">Call</p>', '<p>', 'an empty line'],
    ['Call <o:p></o:p> now', '<o:p>', 'Word'],
    ['Call <!-- later --> now', '<!-- -->', 'Word'],
  ])('names the HTML in %s and what to write', (body, name, instead) => {
    const [first] = bodyOf(body)

    expect(first?.field).toBe('short-answer')
    expect(first?.text).toContain(name)
    expect(first?.text).toContain(instead)
    expect(bodyOf(`Call.\n\n## More {#more}\n\n${body}`)[0]?.field).toBe('section-more')
  })

  it.each([
    'See [here](http://example.org).',
    'See [here](javascript:alert(1)).',
    'See http://example.org/page now.',
    'See [here][1].\n\n[1]: ftp://example.org',
  ])('tells of a link that is not https: %s', (body) => {
    expect(bodyOf(body).map(({ field }) => field)).toContain('short-answer')
    expect(bodyOf(body)[0]?.text).toContain('https://')
  })

  it('lets addresses be written as they are said', () => {
    const body = 'See www.nhs.uk, gov.uk/benefits, https://nhs.uk or a@b.org. I <3 it.'

    expect(bodyOf(body)).toEqual([])
  })

  it('tells of a new source that is not https, and lets an old one be', () => {
    const old = shipped.find(({ raw }) => raw.includes('url: http://'))
    const raw = anArticleFile().replace('https://example.org', 'http://example.org')

    expect(old && checkDraft({ place: old, raw: old.raw }, around, today)).toEqual([])
    expect(check(raw)).toMatchObject([{ field: 'sources' }])
  })

  it('tells of HTML in what is not drawn as Markdown', () => {
    const raw = anArticleFile().replace('title: Council tax', 'title: Council <script>tax')

    expect(check(raw)).toMatchObject([{ field: 'title' }])
  })

  it('tells of a paste that is too long where it was pasted', () => {
    const paste = 'Where it all began. '.repeat(6_000)

    expect(bodyOf(`Call.\n\n## More {#more}\n\n${paste}`)).toMatchObject([
      { field: 'section-more' },
    ])
    expect(check(anArticleFile({ asks: [paste] }))).toMatchObject([{ field: 'asks' }])
    expect(checkDraft({ place: council, raw: paste.repeat(2) }, around, today)).toHaveLength(1)
  })

  it('tells of a section that is too long for a text', () => {
    const long = 'Ask them to say so. '.repeat(30)

    expect(bodyOf(`Call.\n\n## More {#more}\n\n${long}`)).toMatchObject([{ field: 'section-more' }])
    expect(bodyOf(long)).toMatchObject([{ field: 'short-answer' }])
  })

  it('tells of an id that exists, and of an article that is gone', () => {
    const raw = anArticleFile()
    const gone = { ...place, name: 'gone' }

    expect(checkDraft({ place, raw, isNew: true }, around, today)).toMatchObject([{ field: 'id' }])
    expect(
      checkDraft({ place: gone, raw: anArticleFile({ id: 'gone' }) }, around, today),
    ).toMatchObject([{ field: 'file' }])
  })

  it('tells of asks that are there twice, here or elsewhere', () => {
    const dentist = around.articles.find(({ id }) => id === 'dentist')
    const asks = Array.from({ length: 30 }, (_, at) => `a way ${at}`)
    const raw = anArticleFile({ asks: [...asks, 'A way 3', dentist?.asks[0] ?? ''] })

    expect(check(raw).map(({ field }) => field)).toEqual(['asks', 'asks'])
  })

  it.each([
    ['owner: leaving care team', 'owner:', 'owner'],
    ['ages: 16-25', 'ages: 25-16', 'ages'],
    ['checked: 2026-07-01', 'checked: 2026-02-31', 'sources'],
    ['review-by: 2027-03-31', 'review-by: soon', 'review-by'],
    ['way 3 of', '', 'asks'],
  ])('puts a fault of the file at its field: %s', (from, to, field) => {
    const raw = anArticleFile().replace(from, to)
    const asks = from.startsWith('way') ? anArticleFile({ asks: ['one'] }) : raw

    expect(check(asks).map((one) => one.field)).toContain(field)
  })

  it('says what is wrong with a value of the council, and with what it would do', () => {
    const { raw } = shipped.find((one) => one.kind === 'council') ?? { raw: '' }
    const checkCouncil = (changed: string) =>
      checkDraft({ place: council, raw: changed }, around, today).map(({ field }) => field)

    expect(checkCouncil(raw.replace('value: 01452 426994', 'value: 01452 4'))).toEqual([])
    expect(checkCouncil(raw.replace('value: 01452 426994', 'value: 01452 42699444'))).toEqual([
      'values.allegations-phone.value',
    ])
    expect(checkCouncil(raw.replace('value: 01452 426994', 'value: null'))).toEqual([
      'values.allegations-phone.value',
    ])
    expect(checkCouncil(raw.replace('  records-email:', '  other-email:'))).toContain(
      'values.records-email.value',
    )
    const long = 'foi@gloucestershire.gov.uk or '.repeat(9)
    expect(checkCouncil(raw.replace('value: foi@', `value: ${long}foi@`))).toContain(
      'values.records-email.value',
    )
  })

  it('fits what Word leaves, and refuses none of it', () => {
    const pasted = '“Don’t pay” – ask:\r\n•\tYour PA\u00a0first\u000bThen us…\u200b'

    expect(fitPasted(pasted)).toBe('"Don\'t pay" - ask:\n- Your PA first\nThen us...')
    expect(fitPasted('a  plain   text \n', 'en')).toBe('a  plain   text \n')
    expect(fitPasted('“Née”', 'fr')).toBe('“Née”')
  })
})

const pieces = fc.constantFrom(
  ...[
    '---',
    '\n',
    '\n\n',
    '## More {#more}\n',
    '<script>',
    '<!--',
    '[a](http://b)',
    '*a',
    '&b',
    '>',
  ],
  ...[
    '- ',
    '  - ',
    ': ',
    '{pa}',
    '{council:x}',
    '{fact:y}',
    '`',
    '~~~',
    '| a | b |\n|-|-|\n',
    '\u2028',
  ],
  ...[
    'asks:',
    'id: council-tax',
    'values:',
    'means:',
    '"',
    "'",
    '\0',
    '\ud800',
    '[',
    '{',
    '!!js/regexp',
  ],
)
const anything = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 })
  .map((parts) => parts.join(''))
/** Something else in the middle of a file that was sound. */
const broken = fc
  .tuple(
    fc.constantFrom(...shipped.slice(0, 6), ...shipped.slice(-2)),
    fc.nat(),
    fc.nat(40),
    anything,
  )
  .map(([{ raw }, at, less, more]) => {
    const from = at % (raw.length + 1)
    return raw.slice(0, from) + more + raw.slice(from + less)
  })

describe('checking anything at all', () => {
  const parsers = [
    { own: place, parses: (raw: string) => 'article' in parseArticle('en/council-tax.md', raw) },
    { own: council, parses: (raw: string) => 'council' in parseCouncil('council.yaml', raw) },
    {
      own: vocabulary,
      parses: (raw: string) => 'vocabulary' in parseVocabulary('vocabulary.en.yaml', raw),
    },
  ]

  it.each(parsers)(
    'never throws, and lets nothing pass that is refused: $own.kind',
    ({ own, parses }) => {
      const texts = own.kind === 'vocabulary' ? anything : fc.oneof(anything, broken)
      fc.assert(
        fc.property(texts, (raw) => {
          const found = checkDraft({ place: own, raw }, around, today)
          return found.length > 0 || parses(raw)
        }),
        { numRuns: 150 },
      )
    },
  )

  it.each(['>'.repeat(2_900), '['.repeat(2_900), '- '.repeat(1_450), '*_'.repeat(1_450)])(
    'reads to its end what nests without end',
    (deep) => {
      expect(() => bodyOf(deep)).not.toThrow()
    },
  )

  it('reads to its end a YAML that refers to itself', () => {
    const bomb =
      'a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n'

    expect(checkDraft({ place: vocabulary, raw: bomb }, around, today)).not.toEqual([])
    expect(checkDraft({ place: council, raw: 'name: *nobody\n' }, around, today)).not.toEqual([])
  })
})
