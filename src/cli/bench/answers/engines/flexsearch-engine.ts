import { Charset, Encoder, Index } from 'flexsearch'
import english from 'flexsearch/lang/en'
import type { Engine } from '../engine.ts'
import { articlesOf, peerWordings, type PeerWording } from '../peer-wordings.ts'

/**
 * FlexSearch with its English preset (stop words and stemmer) and suggestions, without which every
 * word of a question must be there. It ranks by where in a text a word stands, so that it is given
 * short texts: an article's fields in a Document with boosts found far less.
 */
export function flexSearchEngine(): Engine {
  const index = new Index({ encoder: new Encoder(Charset.Normalize).assign(english) })
  let records: readonly PeerWording[] = []
  return {
    name: 'FlexSearch',
    build(articles) {
      records = peerWordings(articles)
      for (const [at, { text }] of records.entries()) index.add(at, text)
    },
    ask(text) {
      const found = index.search(text, { suggest: true, limit: 50 })
      return articlesOf(found.flatMap((at) => records[Number(at)] ?? []))
    },
  }
}
