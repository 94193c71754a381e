import { toVector, type GramScale, type Vector } from './gram-scale.ts'
import { gramsOf, type Grams, type GramTerm, type GramWeights } from './grams.ts'
import type { Lesson } from './learn-wording.ts'
import type { ArticleProfile } from './profile.ts'

/** What an article teaches besides its asks counts this much beside one of them. */
const besides = { names: 1, label: 0.5, body: 0.5 } as const

/** All that is said of one article, as grams. */
export interface Wordings {
  readonly asks: readonly Grams[]
  /** Its names, its sections' labels, and its answer. */
  readonly others: readonly { readonly grams: Grams; readonly counts: number }[]
}

/** As many asks as an article should have: those of one that has fewer count for more, up to a limit. */
const usualAsks = 200
const mostCounted = 8

const plainTerms = (stems: readonly string[]): GramTerm[] =>
  stems.map((stem) => ({ stem, means: [] }))

/** An article's own words as grams. */
export function wordingsOf(profile: ArticleProfile, weights: GramWeights): Wordings {
  const of = (stems: readonly string[]) => gramsOf(plainTerms(stems), weights)
  return {
    asks: profile.asks.map(({ terms }) => gramsOf(terms, weights)),
    others: [
      { grams: of([...profile.title, ...profile.keywords]), counts: besides.names },
      { grams: of(profile.labels), counts: besides.label },
      { grams: of(profile.body), counts: besides.body },
    ],
  }
}

/** Every text of an article. */
export const allGramsOf = ({ asks, others }: Wordings): Grams[] => [
  ...asks,
  ...others.map(({ grams }) => grams),
]

/** What the wording of one article is learnt from. */
export function lessonsOf(
  { others }: Wordings,
  asks: readonly Vector[],
  article: number,
  scale: GramScale,
): Lesson[] {
  const counts = Math.min(mostCounted, Math.max(1, usualAsks / asks.length))
  return [
    ...asks.map((vector) => ({ vector, article, counts })),
    ...others.map((text) => ({
      vector: toVector(text.grams, scale),
      article,
      counts: text.counts,
    })),
  ]
}
