import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type ArticleParts, readParts } from '../../src/knowledge/article-parts.ts'
import { keyOf, newArticle } from '../../src/knowledge/new-article.ts'
import { parseArticle } from '../../src/knowledge/parse-article.ts'
import { writeArticle } from '../../src/knowledge/write-article.ts'

const folder = join(import.meta.dirname, '..', '..', 'knowledge', 'en')
const shipped = readdirSync(folder).map((name) => ({
  name,
  raw: readFileSync(join(folder, name), 'utf8'),
}))

function partsOf(raw: string): ArticleParts {
  const parts = readParts(raw)
  if (parts === undefined) throw new Error('It cannot be read')
  return parts
}

/** The lines of one text that the other has not, in order, each way. */
function linesChanged(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  let from = 0
  while (from < old.length && from < fresh.length && old[from] === fresh[from]) from += 1
  let end = 0
  while (
    end < old.length - from &&
    end < fresh.length - from &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  ) {
    end += 1
  }
  return { gone: old.slice(from, old.length - end), come: fresh.slice(from, fresh.length - end) }
}

const awkward = `---
# kept: what stands here
id: awkward
title: "Awkward: \\"quoted\\"" # why it is so
keywords: [ '16',  plain , "double" ]
for:
  ages: 16-25 # both
  status:
    - care-leaver # the first
    - student
sources:
  # the council's own page
  - name: A page
    checked: 2026-07-01 # looked again
    url: https://example.org/a
  - { name: Flow, url: https://example.org/b, checked: 2026-07-02 }
confirm: [] # nothing yet
owner: >-
  leaving care
  team
review-by: 2027-03-31

sections:
  more: # of it
    words: [more, 'a: b']
asks: # in their words
  - one
  # about the next
  - "two # not a comment"
  - three
    over two lines

---
Short answer
on two lines.


## More of it   {#more}
There is more.

- a list

##  Last {#last}

The end, without a line end`

describe('an article and the parts a form edits', () => {
  it('there are as many as we think', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(117)
  })

  it.each(shipped)('leaves $name as it is when nothing changes', ({ raw }) => {
    expect(writeArticle(raw, partsOf(raw))).toBe(raw)
  })

  it.each(shipped)('reads $name as the parser of articles does', ({ name, raw }) => {
    const parsed = parseArticle(`en/${name}`, raw)
    if (!('article' in parsed)) throw new Error('It has faults')
    const { article } = parsed
    const parts = partsOf(raw)
    expect(parts.title).toBe(article.title)
    expect(parts.label || parts.title).toBe(article.label)
    expect(parts.shortAnswer).toBe(article.shortAnswer)
    expect(parts.asks).toEqual(article.asks)
    expect(parts.keywords).toEqual(article.keywords)
    expect(parts.sources).toEqual(article.sources)
    expect(parts.facts).toEqual(article.facts)
    expect(parts.confirm).toEqual(article.confirm)
    expect(parts.sections).toEqual(
      article.sections.map(({ markdown, when = {}, ...section }) => ({
        ...section,
        ...{ text: markdown, when },
      })),
    )
  })

  it.each([
    ['with comments and all ways of quoting', awkward],
    ['with the line ends of Windows', awkward.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${awkward}`],
  ])('leaves one %s as it is', (_name, raw) => {
    expect(writeArticle(raw, partsOf(raw))).toBe(raw)
  })

  it('gives back every part of every file that was changed, and leaves all other lines alone', () => {
    const word = fc.constantFrom(
      ...['plain words', 'a: b', "it's", '# no', '- dash', '1234', '', 'x'.repeat(90), 'no', '£5'],
    )
    const files = fc.nat({ max: shipped.length })
    const change = fc.constantFrom(...Object.keys(changes))
    fc.assert(
      fc.property(files, change, word, fc.nat(), (file, part, text, at) => {
        const raw = shipped[file]?.raw ?? awkward
        const before = partsOf(raw)
        const after = changes[part]?.(before, text === '' ? 'filled' : text, at) ?? before
        const written = writeArticle(raw, after)
        expect(partsOf(written)).toEqual(after)
        expect(writeArticle(written, after)).toBe(written)
        const { gone } = linesChanged(raw, written)
        expect(gone.length).toBeLessThanOrEqual(mostLines)
      }),
      { numRuns: 120 },
    )
  })

  it('changes one line for one ask, whatever stands around it', () => {
    const before = partsOf(awkward)
    const asks = ['one', 'two, changed', 'three over two lines']
    const { gone, come } = linesChanged(awkward, writeArticle(awkward, { ...before, asks }))
    expect(gone).toEqual(['  - "two # not a comment"'])
    expect(come).toEqual(['  - two, changed'])
  })

  it('fills, empties and fills a list that was empty', () => {
    const before = partsOf(awkward)
    const filled = writeArticle(awkward, { ...before, confirm: ['That it is so', "It's: 5"] })
    expect(filled).toContain("confirm: # nothing yet\n  - That it is so\n  - 'It''s: 5'\nowner:")
    expect(writeArticle(filled, before)).toBe(awkward)
    expect(partsOf(writeArticle(awkward, { ...before, asks: [] })).asks).toEqual([])
  })

  it('adds, moves and takes out sections with what chooses them', () => {
    const before = partsOf(awkward)
    const [more, last] = before.sections
    if (more === undefined || last === undefined) throw new Error('It has two')
    const fresh = {
      key: 'new',
      label: 'New',
      text: 'Fresh.\n\n- a',
      words: ['x'],
      when: { under: 18 },
    }
    const sections = [last, fresh, more]
    const written = writeArticle(awkward, { ...before, sections })
    expect(partsOf(written).sections).toEqual(sections)
    expect(written).toContain('## New {#new}\n\nFresh.\n\n- a\n\n## More of it   {#more}\nThere is')
    expect(written).toContain('  new:\n    when: { under: 18 }\n    words: [x]\nasks:')
    const without = writeArticle(written, { ...before, sections: [last] })
    expect(partsOf(without).sections).toEqual([last])
    expect(without).not.toContain('sections:')
  })

  it('keeps the line ends a file has in what is new', () => {
    const raw = awkward.replaceAll('\n', '\r\n')
    const before = partsOf(raw)
    const written = writeArticle(raw, {
      ...before,
      ...{ shortAnswer: 'One\ntwo', asks: [...before.asks, 'four'], label: 'Short' },
    })
    expect(written.replaceAll('\r\n', '')).not.toContain('\n')
    expect(partsOf(written).shortAnswer).toBe('One\ntwo')
  })

  it('makes a new file that takes every part', () => {
    const raw = newArticle({
      id: 'pets',
      title: 'Pets: which',
      owner: 'us',
      reviewBy: '2027-05-24',
    })
    const before = partsOf(raw)
    expect(writeArticle(raw, before)).toBe(raw)
    const [source] = shipped
    const after = { ...partsOf(source?.raw ?? ''), title: 'Pets: which' }
    expect(partsOf(writeArticle(raw, after))).toEqual(after)
    const parsed = parseArticle('en/pets.md', writeArticle(raw, after))
    expect('article' in parsed).toBe(true)
  })

  it('makes keys of labels', () => {
    expect(keyOf("I can't pay the bill")).toBe('i-cant-pay-the-bill')
    expect(keyOf('Où ?')).toBe('ou')
    expect(keyOf('???')).toBe('section')
    expect(keyOf('Apply', new Set(['apply', 'apply-2']))).toBe('apply-3')
  })

  it('tells what cannot be read at all', () => {
    expect(readParts('no front matter')).toBeUndefined()
    expect(readParts('---\n: [\n---\n')).toBeUndefined()
  })
})

/** No change here is of more: a list on one line for each item is the longest that goes whole. */
const mostLines = 16

type Change = (before: ArticleParts, text: string, at: number) => ArticleParts

function withItem<T>(items: readonly T[], at: number, change: (item: T) => T): readonly T[] {
  return items.map((item, index) => (index === at % items.length ? change(item) : item))
}

const without = <T>(items: readonly T[], at: number): readonly T[] =>
  items.filter((_, index) => items.length < 2 || index !== at % items.length)

const changes: Readonly<Record<string, Change>> = {
  title: (before, title) => ({ ...before, title }),
  label: (before, label) => ({ ...before, label }),
  'no label': (before) => ({ ...before, label: '' }),
  'short answer': (before, shortAnswer) => ({
    ...before,
    shortAnswer: `Text: ${shortAnswer}`,
  }),
  keywords: (before, text) => ({ ...before, keywords: [...before.keywords, text] }),
  'one ask': (before, text, at) => ({ ...before, asks: withItem(before.asks, at, () => text) }),
  'an ask more': (before, text) => ({ ...before, asks: [...before.asks, text] }),
  'an ask less': (before, _text, at) => ({ ...before, asks: without(before.asks, at) }),
  source: (before, name, at) => ({
    ...before,
    sources: withItem(before.sources, at, (one) => ({ ...one, name, checked: '2026-11-24' })),
  }),
  'a source more': (before, name) => ({
    ...before,
    sources: [...before.sources, { name, url: 'https://example.org/', checked: '2026-11-24' }],
  }),
  'a source less': (before, _text, at) => ({ ...before, sources: without(before.sources, at) }),
  fact: (before, value) => ({
    ...before,
    facts: [...before.facts, { key: 'a-fact', value, from: '2026-11-24' }],
  }),
  confirm: (before, text) => ({ ...before, confirm: [text, ...before.confirm] }),
  owner: (before, owner) => ({ ...before, owner }),
  review: (before) => ({ ...before, reviewBy: '2028-01-01' }),
  ages: (before) => ({ ...before, ages: '18-24' }),
  status: (before) => ({ ...before, status: ['custody'] }),
  'words of a section': (before, text, at) => ({
    ...before,
    sections: withItem(before.sections, at, (one) => ({ ...one, words: [text] })),
  }),
  'when of a section': (before, _text, at) => ({
    ...before,
    sections: withItem(before.sections, at, (one) => ({
      ...one,
      when: { over: 21, student: true },
    })),
  }),
  'label of a section': (before, _text, at) => ({
    ...before,
    sections: withItem(before.sections, at, (one) => ({ ...one, label: 'Another label' })),
  }),
  'text of a section': (before, _text, at) => ({
    ...before,
    sections: withItem(before.sections, at, (one) => ({ ...one, text: 'Another text.\n\n- so' })),
  }),
}
