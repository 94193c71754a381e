import lunr from 'lunr'
import type { CheckedKnowledge } from '../../knowledge/check.ts'
import { buildIndex } from '../../knowledge/search/build-index.ts'
import { stemOf, tidyText, wordsOf } from '../../knowledge/search/words.ts'
import { emptyVocabulary } from '../../knowledge/vocabulary.ts'

const language = 'en'

/** Lunr by itself over the same articles: no spelling, no judgement, no worker. */
export function openBareSearch({ articles, vocabulary }: CheckedKnowledge): (text: string) => void {
  const own = articles.filter((article) => article.language === language)
  const words = vocabulary.find((one) => one.language === language) ?? emptyVocabulary(language)
  const index = lunr.Index.load(buildIndex(own, words).lunr)
  return (text) => {
    const stems = wordsOf(tidyText(text)).map((word) => stemOf(word, language))
    index.query((query) => {
      for (const stem of new Set(stems)) query.term(stem, { usePipeline: false })
    })
  }
}
