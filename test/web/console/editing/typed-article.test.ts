import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { FastifyRequest } from 'fastify'
import { type ArticleParts, readParts } from '../../../../src/knowledge/article-parts.ts'
import { withKeys } from '../../../../src/knowledge/new-article.ts'
import { fieldsOf, statuses } from '../../../../src/web/console/editing/articles/article-fields.ts'
import { hiddenFields } from '../../../../src/web/console/editing/articles/hidden-fields.ts'
import { typedArticle } from '../../../../src/web/console/editing/articles/typed-article.ts'
import { anArticleFile } from '../../../support/an-article.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'knowledge', 'en')
const names = readdirSync(folder)

function partsOf(raw: string): ArticleParts {
  const parts = readParts(raw)
  if (parts === undefined) throw new Error('It cannot be read')
  return withKeys(parts)
}

type Fields = Record<string, string | string[]>

/** As a browser posts the form: its lines end as Windows' do. */
function posted(parts: ArticleParts, own: Fields = {}): FastifyRequest {
  const body: Fields = {}
  for (const { name, value } of hiddenFields(parts)) {
    const text = value.replaceAll('\n', '\r\n')
    const known = body[name]
    if (known === undefined) body[name] = text
    else body[name] = [...(typeof known === 'string' ? [known] : known), text]
  }
  return { body: { ...body, ...own } } as unknown as FastifyRequest
}

const typed = (base: ArticleParts, own: Fields = {}) =>
  typedArticle(posted(base, own), { base, language: 'en' })

describe('the form of an article', () => {
  it.each(names)('changes nothing of %s that nobody changed', (name) => {
    const base = partsOf(readFileSync(join(folder, name), 'utf8'))
    // The page has its boxes in an order of its own.
    const status = statuses.flatMap(({ value }) => (base.status.includes(value) ? [value] : []))
    expect(typed(base, { status })).toEqual(base)
  })

  it('moves no other tick for one more, and cuts no keyword that has a comma', () => {
    const base = {
      ...partsOf(anArticleFile()),
      ...{ status: ['student', 'care-leaver', 'asylum'], keywords: ['rent, arrears', 'rent'] },
    }
    const after = typed(base, { status: ['care-leaver', 'custody', 'student'] })
    expect(after).toMatchObject({
      ...{ status: ['student', 'care-leaver', 'custody'], keywords: ['rent, arrears', 'rent'] },
    })
  })

  it('puts what was pasted from Word into plain characters, and leaves what was there', () => {
    const base = { ...partsOf(anArticleFile()), confirm: ['It’s — so'] }
    const after = typed(base, {
      'short-answer': '“Ask” – now',
      confirm: 'It’s — so\r\nThat’s new',
      keywords: ' council tax,bill , ',
    })
    expect(after).toMatchObject({
      ...{ shortAnswer: '"Ask" - now', keywords: ['council tax', 'bill'] },
      confirm: ['It’s — so', "That's new"],
    })
  })

  it('moves sections to the places they are given, takes out, and adds', () => {
    const body = ['a', 'b', 'c'].map((key) => `## ${key} {#${key}}\n\nText of ${key}.`).join('\n\n')
    const base = partsOf(anArticleFile({ body: `Short.\n\n${body}` }))
    const keys = (own: Fields) => typed(base, own).sections.map(({ key }) => key)
    expect(keys({ 'section-c--place': '1' })).toEqual(['c', 'a', 'b'])
    expect(keys({ 'section-a--place': '3' })).toEqual(['b', 'c', 'a'])
    expect(keys({ 'section-b--out': 'yes' })).toEqual(['a', 'c'])
    expect(keys({ 'new-section-label': 'A', 'new-section': 'More.' })).toEqual([
      'a',
      'b',
      'c',
      'a-2',
    ])
  })

  it('reads whom a section is for', () => {
    const base = partsOf(anArticleFile())
    const after = typed(base, {
      'section-more--under': '18',
      'section-more--district': 'stroud',
      'section-more--student': 'no',
    })
    expect(after.sections[0]?.when).toEqual({ under: 18, district: 'stroud', student: false })
    expect(fieldsOf(after).sections[0]?.isFor).toBe('under 18, Stroud, not students')
  })

  it('leaves out rows with nothing in them', () => {
    const base = partsOf(anArticleFile())
    const after = typed(base, {
      ...{ sources: '2', 'source-1-name': '', 'source-1-url': '', 'source-1-checked': '' },
      ...{ 'source-2-name': 'New', 'source-2-url': 'https://example.org/', 'source-2-checked': '' },
      ...{
        facts: '1',
        'fact-1-key': 'UC under 25',
        'fact-1-value': '£5',
        'fact-1-from': '2026-04-01',
      },
    })
    expect(after.sources).toEqual([{ name: 'New', url: 'https://example.org/', checked: '' }])
    expect(after.facts).toEqual([{ key: 'uc-under-25', value: '£5', from: '2026-04-01' }])
  })
})
