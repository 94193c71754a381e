import { describe, expect, it } from '@jest/globals'
import type { Fault } from '../../src/knowledge/article.ts'
import { parseArticle } from '../../src/knowledge/parse-article.ts'
import { anArticleFile } from '../support/an-article.ts'

function faultsOf(raw: string, file = 'en/council-tax.md'): readonly Fault[] {
  const parsed = parseArticle(file, raw)
  return 'faults' in parsed ? parsed.faults : []
}

describe('parsing an article', () => {
  it('reads the front matter, the short answer and the sections', () => {
    const raw = anArticleFile({
      more: 'sections:\n  more: { when: { under: 18, student: true }, words: [extra] }\n',
    })

    const parsed = parseArticle('en/council-tax.md', raw)

    expect(parsed).toMatchObject({
      article: {
        id: 'council-tax',
        language: 'en',
        ages: { from: 16, to: 25 },
        shortAnswer: 'Ask {pa} about it.',
        sections: [
          {
            key: 'more',
            label: 'More of it',
            markdown: 'There is more.',
            when: { under: 18, student: true },
            words: ['extra'],
          },
        ],
      },
    })
  })

  it('reads a file with Windows line ends and a byte order mark', () => {
    expect(faultsOf('\uFEFF' + anArticleFile().replaceAll('\n', '\r\n'))).toEqual([])
  })

  it.each([
    ['no front matter', 'just text', 'front matter', 1],
    ['a NUL', anArticleFile({ id: 'a\0b' }), 'file', 2],
    ['yaml that cannot be read', anArticleFile({ id: 'a: b: c' }), 'yaml', 2],
    ['an id with spaces', anArticleFile({ id: 'Council tax' }), 'id', 2],
    ['an ask that is a number', anArticleFile({ asks: ['ok', '3'] }), 'asks[2]', 6],
    ['a day that does not exist', anArticleFile({ reviewBy: '2026-02-31' }), 'review-by', 45],
    ['a field we do not know', anArticleFile({ more: 'colour: red\n' }), 'colour', 46],
    [
      'a section without a heading',
      anArticleFile({ more: 'sections: { gone: {} }\n' }),
      'sections.gone',
      46,
    ],
    ['no short answer', anArticleFile({ body: '## A {#a}\n\nText.' }), 'short answer', 47],
    [
      'a heading without a key',
      anArticleFile({ body: 'Hi.\n\n## More\n\nText.' }),
      "heading 'More'",
      50,
    ],
    [
      'a heading of another rank',
      anArticleFile({ body: 'Hi.\n\n### More {#a}\n\nText.' }),
      "heading 'More {#a}'",
      50,
    ],
    [
      'the same key twice',
      anArticleFile({ body: 'Hi.\n\n## A {#a}\n\nB.\n\n## C {#a}\n\nD.' }),
      'section a',
      54,
    ],
    [
      'a long label',
      anArticleFile({ body: `Hi.\n\n## ${'A'.repeat(31)} {#a}\n\nB.` }),
      'section a',
      50,
    ],
    ['a section without text', anArticleFile({ body: 'Hi.\n\n## A {#a}' }), 'section a', 50],
    ['a table', anArticleFile({ body: 'Hi.\n\n| a | b |\n|---|---|\n| 1 | 2 |' }), 'text', 50],
    ['an image', anArticleFile({ body: 'Hi. ![a](b.png)' }), 'text', 48],
  ])('names the field and line of %s', (_, raw, field, line) => {
    const [fault] = faultsOf(raw)

    expect(fault).toMatchObject({ file: 'en/council-tax.md', field, line })
    expect(fault?.remedy).not.toBe('')
  })

  it('tells all faults at once', () => {
    const raw = anArticleFile({ id: 'A b', reviewBy: 'soon', body: '## A\n\nText.' })

    expect(faultsOf(raw).map((fault) => fault.field)).toEqual([
      'id',
      'review-by',
      "heading 'A'",
      'short answer',
    ])
  })

  it('refuses a folder that is no language', () => {
    expect(faultsOf(anArticleFile(), 'EN/council-tax.md')).toMatchObject([{ field: 'file' }])
  })
})
