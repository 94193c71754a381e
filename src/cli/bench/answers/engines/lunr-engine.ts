import lunr from 'lunr'
import type { Engine } from '../engine.ts'
import { boosts, fields, toPeerDocument } from '../peer-document.ts'

/**
 * Lunr as its guides set it up: its own trimmer, stop words and stemmer, fields boosted when the
 * index is built, the text given to `search` as it is. A text that is no query to it throws.
 */
export function lunrEngine(): Engine {
  let index: lunr.Index | undefined
  return {
    name: 'Lunr',
    build(articles) {
      index = lunr((builder) => {
        builder.ref('id')
        for (const field of fields) builder.field(field, { boost: boosts[field] })
        for (const article of articles) builder.add(toPeerDocument(article))
      })
    },
    ask: (text) => index?.search(text).map(({ ref }) => ref) ?? [],
  }
}
