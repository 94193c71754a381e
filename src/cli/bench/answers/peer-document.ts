import type { Article } from '../../../knowledge/article.ts'
import { placeholderPattern } from '../../../knowledge/sentences.ts'

/** An article as the peers are given it: plain text in four fields, several values one a line. */
export interface PeerDocument {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly keywords: string
  readonly body: string
}

/** What a word counts by field, for engines that can be told; these are Waymark's own for Lunr. */
export const boosts = { title: 3, asks: 6, keywords: 4, body: 1 } as const

export const fields = [
  'title',
  'asks',
  'keywords',
  'body',
] as const satisfies readonly (keyof typeof boosts)[]

export function toPeerDocument(article: Article): PeerDocument {
  const { id, title, asks, keywords, shortAnswer, sections } = article
  const body = [shortAnswer, ...sections.flatMap(({ label, markdown }) => [label, markdown])]
  return {
    id,
    title,
    asks: asks.join('\n'),
    keywords: keywords.join('\n'),
    body: body.join('\n').replace(placeholderPattern, ' '),
  }
}
