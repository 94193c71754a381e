import Fuse from 'fuse.js'
import type { Engine } from '../engine.ts'
import { articlesOf, peerWordings, type PeerWording } from '../peer-wordings.ts'

/**
 * Fuse.js over a list of records with its default options. Its token search, at the threshold its
 * documentation advises, found a little less here.
 */
export function fuseEngine(): Engine {
  const fuse = new Fuse<PeerWording>([], { keys: ['text'] })
  return {
    name: 'Fuse.js',
    build(articles) {
      fuse.setCollection(peerWordings(articles))
    },
    ask: (text) => articlesOf(fuse.search(text, { limit: 50 }).map(({ item }) => item)),
  }
}
