import type { ArticleProfile } from './build-index.ts'
import { gramBits, gramsOf, type Grams } from './grams.ts'
import { post, scoreAll } from './gram-postings.ts'
import type { Reading } from './read-text.ts'

/** What the grams of a text say for one article. */
export interface GramScore {
  /** Log odds of complement naive Bayes: this article's words against all the others'. */
  readonly bayes: number
  /** Cosine to all the article's words together. */
  readonly centre: number
}

/** How the asks, titles and bodies of articles are worded, to compare texts with. */
export interface Evidence {
  readonly statistics: GramStatistics
  /** A text's grams, weighed by how much they tell articles apart. */
  weigh(terms: Pick<Reading, 'terms'>): Weighed
  /** Every article's score. */
  score(text: Weighed): ReadonlyMap<string, GramScore>
  /** Cosine to each ask of an article, the most alike first. */
  likeAsks(text: Weighed, article: ArticleProfile): readonly AskLikeness[]
}

export interface AskLikeness {
  readonly text: string
  readonly like: number
}

/** Gram numbers with weights, of length 1 together. */
export type Weighed = ReadonlyMap<number, number>

/** What is counted over all articles; a small index of edits borrows the large one's. */
export interface GramStatistics {
  readonly idf: (gram: number) => number
  /** Weight of each gram over all articles. */
  readonly totals: Float32Array
  readonly total: number
}

const numbers = 1 << gramBits
/** Titles, keywords and labels count as this many asks, the body as this many. */
const parts = { named: 2, body: 5 } as const
const mostAsksKept = 1_000

/** Counts how articles are worded. */
export function openEvidence(
  profiles: readonly ArticleProfile[],
  borrowed?: GramStatistics,
): Evidence {
  const idf = borrowed?.idf ?? countIdf(profiles)
  const worded = profiles.map((profile) => wordingOf(profile, idf))
  const statistics = borrowed ?? countTotals(worded, idf)
  const postings = post(worded, statistics)
  const asksKept = new Map<string, readonly { text: string; grams: Weighed }[]>()
  const asksOf = (profile: ArticleProfile) => {
    const known = asksKept.get(profile.id)
    if (known !== undefined) return known
    const asks = profile.asks.map(({ text, stems, means }) => ({
      text,
      grams: unit(gramsOf(stems, means), idf),
    }))
    if (asksKept.size < mostAsksKept) asksKept.set(profile.id, asks)
    return asks
  }
  return {
    statistics,
    weigh: ({ terms }) =>
      unit(
        gramsOf(
          terms.map((term) => term.stem),
          terms.flatMap((term) => term.means),
        ),
        idf,
      ),
    score: (text) => scoreAll(text, profiles, postings),
    likeAsks: (text, profile) =>
      asksOf(profile)
        .map((ask) => ({ text: ask.text, like: dot(text, ask.grams) }))
        .toSorted((one, other) => other.like - one.like),
  }
}

function countIdf(profiles: readonly ArticleProfile[]): GramStatistics['idf'] {
  const counts = new Uint16Array(numbers)
  for (const { asks, title, keywords, labels } of profiles) {
    const all = [
      ...asks.map((ask) => gramsOf(ask.stems, ask.means)),
      ...namesOf({ title, keywords, labels }),
    ]
    for (const gram of new Set(all.flatMap((grams) => Array.from(grams.keys()))))
      counts[gram] = (counts[gram] ?? 0) + 1
  }
  return (gram) => {
    const count = counts[gram] ?? 0
    return Math.log(1 + (profiles.length - count + 0.5) / (count + 0.5))
  }
}

const namesOf = ({
  title,
  keywords,
  labels,
}: Pick<ArticleProfile, 'title' | 'keywords' | 'labels'>) =>
  [title, keywords, labels].map((stems) => gramsOf(stems))

/** All of an article's words in one: each ask counts the same, however long. */
function wordingOf(profile: ArticleProfile, idf: GramStatistics['idf']): Grams {
  const wording: Grams = new Map()
  const add = (grams: Grams, times: number) => {
    for (const [gram, weight] of unit(grams, idf))
      wording.set(gram, (wording.get(gram) ?? 0) + weight * times)
  }
  for (const { stems, means } of profile.asks) add(gramsOf(stems, means), 1)
  for (const names of namesOf(profile)) add(names, parts.named)
  add(gramsOf(profile.body), parts.body)
  return wording
}

function countTotals(worded: readonly Grams[], idf: GramStatistics['idf']): GramStatistics {
  const totals = new Float32Array(numbers)
  for (const wording of worded)
    for (const [gram, weight] of wording) totals[gram] = (totals[gram] ?? 0) + weight
  return { idf, totals, total: totals.reduce((sum, weight) => sum + weight, 0) }
}

/** Repeats of a gram count less and less; the whole has length 1. */
function unit(grams: Grams, idf: GramStatistics['idf']): Weighed {
  let square = 0
  const weighed = new Map<number, number>()
  for (const [gram, times] of grams) {
    const weight = (times < 1 ? times : 1 + Math.log(times)) * idf(gram)
    weighed.set(gram, weight)
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (const [gram, weight] of weighed) weighed.set(gram, weight / length)
  return weighed
}

function dot(one: Weighed, other: Weighed): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [gram, weight] of few) sum += weight * (many.get(gram) ?? 0)
  return sum
}
