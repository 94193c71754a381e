import { buildIndex } from '../../../../knowledge/search/build-index.ts'
import {
  type LanguageSearch,
  openLanguageSearch,
} from '../../../../knowledge/search/language-search.ts'
import type { Vocabulary } from '../../../../knowledge/vocabulary.ts'
import type { Engine } from '../engine.ts'

/** Waymark's search as it ships, in this thread. */
export function waymarkEngine(vocabulary: Vocabulary): Engine {
  const { language } = vocabulary
  let search: LanguageSearch | undefined
  return {
    name: 'Waymark',
    build(articles) {
      search = openLanguageSearch(buildIndex(articles, vocabulary), vocabulary)
    },
    ask(text) {
      const found = search?.search({ language, text, circumstances: {} })
      return found?.candidates.map(({ article }) => article) ?? []
    },
  }
}
