import MiniSearch from 'minisearch'
import type { Engine } from '../engine.ts'
import { boosts, fields, type PeerDocument, toPeerDocument } from '../peer-document.ts'

/** Its documentation, on `search`: on shorter terms either finds too much that is not meant. */
const isLong = (term: string): boolean => term.length > 3

/**
 * MiniSearch with boosts, and with prefix and fuzzy search as its documentation advises them, or
 * with neither, which is its default.
 */
export function miniSearchEngine(matching: 'fuzzy' | 'exact'): Engine {
  const fuzzy = {
    prefix: isLong,
    fuzzy: (term: string) => (isLong(term) ? 0.2 : false),
  }
  const index = new MiniSearch<PeerDocument>({
    fields: [...fields],
    searchOptions: { boost: boosts, ...(matching === 'fuzzy' && fuzzy) },
  })
  return {
    name: matching === 'fuzzy' ? 'MiniSearch fuzzy' : 'MiniSearch',
    build(articles) {
      index.addAll(articles.map(toPeerDocument))
    },
    ask: (text) => index.search(text).map(({ id }) => String(id)),
  }
}
