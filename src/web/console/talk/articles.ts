import type { ChannelName } from '../../../domain/address.ts'
import type { Article } from '../../../knowledge/article.ts'
import { fill } from '../../../knowledge/fill.ts'
import type { Library } from '../../../knowledge/library.ts'
import { renderForChannel } from '../../../knowledge/render.ts'

const mostFound = 8

/** The articles with words in their title, or in the name a choice has for them, that begin so. */
export function findArticles(library: Library, query: string): readonly Article[] {
  const words = query.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return library
    .all('en')
    .filter(({ title, label }) => {
      const name = `${title} ${label}`.toLocaleLowerCase('en-GB').split(/[^\p{L}\p{N}]+/u)
      return words.every((word) => name.some((one) => one.startsWith(word)))
    })
    .toSorted((a, b) => a.title.localeCompare(b.title))
    .slice(0, mostFound)
}

interface For {
  readonly channel: ChannelName
  /** The first name of the young person's adviser. */
  readonly adviser: string | undefined
  readonly on: Date
}

/** An article's short answer as a text of this channel, to begin a reply with. */
export function wordsOf(
  library: Library,
  id: string,
  { channel, adviser, on }: For,
): string | undefined {
  const article = library.find(id, 'en')
  if (article === undefined) return undefined
  const { council } = library
  const pa = adviser ?? 'your personal adviser'
  const markdown = fill(article.shortAnswer, { pa, council, facts: article.facts, on })
  return renderForChannel(markdown, channel)
}
