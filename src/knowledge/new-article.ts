import type { ArticleParts } from './article-parts.ts'
import { flowList, writeScalar } from './yaml-edits.ts'

export interface NewArticle {
  readonly id: string
  readonly title: string
  readonly owner: string
  /** ISO date. */
  readonly reviewBy: string
  readonly asks?: readonly string[]
}

/** The file of an article with nothing in it yet, in the order all others have. */
export function newArticle({ id, title, owner, reviewBy, asks = [] }: NewArticle): string {
  const about = '# how young people ask for it, in their own words; 30 or more'
  const lines = [
    ...['---', `id: ${id}`, `title: ${writeScalar(title)}`, `keywords: ${flowList([])}`],
    ...['for:', '  ages: 16-25', '  status: [care-leaver]'],
    ...['sources: []', 'confirm: []'],
    ...[`owner: ${writeScalar(owner)}`, `review-by: ${reviewBy}`],
    asks.length === 0 ? `asks: [] ${about}` : `asks: ${about}`,
    ...asks.map((ask) => `  - ${writeScalar(ask)}`),
    ...['---', ''],
  ]
  return `${lines.join('\n')}\n`
}

/** Sections whose heading has no key get one of their label. */
export function withKeys(parts: ArticleParts): ArticleParts {
  const taken = new Set(parts.sections.map(({ key }) => key))
  const sections = parts.sections.map((section) => {
    if (section.key !== '') return section
    const key = keyOf(section.label, taken)
    taken.add(key)
    return { ...section, key }
  })
  return { ...parts, sections }
}

/** A key made of words: 'I can't pay the bill' is 'i-cant-pay-the-bill'; never one of `taken`. */
export function keyOf(words: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’\p{M}]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  const key = plain === '' ? 'section' : plain
  if (!taken.has(key)) return key
  let number = 2
  while (taken.has(`${key}-${number}`)) number += 1
  return `${key}-${number}`
}
