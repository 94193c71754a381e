import type { Article } from '../../../knowledge/article.ts'

/** One way of naming an article, for engines that compare whole texts and not words in fields. */
export interface PeerWording {
  readonly id: string
  readonly text: string
}

/** Title and asks, one record each. */
export function peerWordings(articles: readonly Article[]): readonly PeerWording[] {
  return articles.flatMap(({ id, title, asks }) => [title, ...asks].map((text) => ({ id, text })))
}

/** Records found to article ids, each where its best record is. */
export function articlesOf(found: readonly PeerWording[]): readonly string[] {
  return Array.from(new Set(found.map(({ id }) => id)))
}
