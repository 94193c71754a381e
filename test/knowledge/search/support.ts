import type { Article } from '../../../src/knowledge/article.ts'
import { buildIndex } from '../../../src/knowledge/search/build-index.ts'
import type { Candidates } from '../../../src/knowledge/search/candidates.ts'
import type { Vector } from '../../../src/knowledge/search/gram-scale.ts'
import { wordGram } from '../../../src/knowledge/search/grams.ts'
import {
  openLanguageSearch,
  type LanguageSearch,
} from '../../../src/knowledge/search/language-search.ts'
import { aVocabulary, someArticles } from '../../support/an-article.ts'

/** Grams of words alone. */
export const plain = { pair: 0, skip: 0, letters: 0, meant: 0 }

/** A text's words as a vector of length 1, all of them counting the same. */
export function vectorOf(text: string): Vector {
  const grams = Uint32Array.from(text.split(' '), wordGram)
  return { grams, weights: new Float32Array(grams.length).fill(1 / Math.sqrt(grams.length)) }
}

/** Search over some articles in this thread. */
export function openSearch(
  articles: readonly Article[] = someArticles,
  vocabulary = aVocabulary(),
): LanguageSearch {
  return openLanguageSearch(buildIndex(articles, vocabulary), vocabulary)
}

export const ask = (search: LanguageSearch, text: string): Candidates =>
  search.search({ language: 'en', text, circumstances: {} })
