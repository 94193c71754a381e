import { create, insertMultiple, search } from '@orama/orama'
import { stopwords } from '@orama/stopwords/english'
import type { Engine } from '../engine.ts'
import { boosts, fields, toPeerDocument } from '../peer-document.ts'

/**
 * Orama with its English stemmer and its own list of stop words, both off unless asked for, and
 * boosts. Its tolerance for typos stays at its default of none: with one it finds less here.
 */
export function oramaEngine(): Engine {
  const database = create({
    schema: { title: 'string', asks: 'string', keywords: 'string', body: 'string' } as const,
    components: { tokenizer: { language: 'english', stemming: true, stopWords: stopwords } },
  })
  return {
    name: 'Orama',
    async build(articles) {
      await insertMultiple(database, articles.map(toPeerDocument))
    },
    async ask(text) {
      const query = { term: text, properties: [...fields], boost: boosts, limit: 10 }
      const { hits } = await search(database, query)
      return hits.map(({ id }) => id)
    },
  }
}
