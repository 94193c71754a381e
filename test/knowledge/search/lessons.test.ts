import { describe, expect, it } from '@jest/globals'
import { toVector, countGrams } from '../../../src/knowledge/search/gram-scale.ts'
import { learnt } from '../../../src/knowledge/search/learnt.ts'
import { allGramsOf, lessonsOf, wordingsOf } from '../../../src/knowledge/search/lessons.ts'
import { profileOf } from '../../../src/knowledge/search/profile.ts'
import { createLexicon } from '../../../src/knowledge/search/lexicon.ts'
import { createSpeller } from '../../../src/knowledge/search/spelling.ts'
import { emptyVocabulary } from '../../../src/knowledge/vocabulary.ts'
import { anArticle } from '../../support/an-article.ts'

/** How much each ask of an article counts that has so many. */
function countOfEach(asks: number): number | undefined {
  const lexicon = createLexicon(emptyVocabulary('en'))
  const reader = { lexicon, speller: createSpeller(new Map(), lexicon.knownWords, 'en') }
  const texts = Array.from({ length: asks }, (_, at) => `way number ${at} of asking`)
  const wordings = wordingsOf(profileOf(anArticle({ asks: texts }), reader), learnt.grams)
  const scale = countGrams(allGramsOf(wordings))
  const vectors = wordings.asks.map((grams) => toVector(grams, scale))
  return lessonsOf(wordings, vectors, 0, scale)[0]?.counts
}

describe('what the wording of an article is learnt from', () => {
  it.each([
    [8, 8],
    [50, 4],
    [200, 1],
    [300, 1],
  ])(
    'with %i asks each of them counts %i: a new article is heard beside its neighbours',
    (asks, counts) => {
      expect(countOfEach(asks)).toBe(counts)
    },
  )
})
