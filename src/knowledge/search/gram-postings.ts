import type { ArticleProfile } from './build-index.ts'
import type { GramScore, GramStatistics, Weighed } from './evidence.ts'
import { gramBits, type Grams } from './grams.ts'

/** Smoothing of naive Bayes: a gram never seen counts as this much of one. */
const smoothing = 0.05
const gramsAssumed = 20_000
const numbers = 1 << gramBits

/** Which articles have a gram, and what it says for each. */
export interface Postings {
  /** Where each gram's articles begin; one more than there are grams. */
  readonly starts: Uint32Array
  readonly articles: Uint16Array
  readonly bayes: Float32Array
  readonly centre: Float32Array
  /** Each article's log odds before any gram. */
  readonly before: Float32Array
}

/** Lists, for each gram, the articles that have it. */
export function post(worded: readonly Grams[], { totals, total }: GramStatistics): Postings {
  const starts = new Uint32Array(numbers + 1)
  for (const wording of worded)
    for (const gram of wording.keys()) starts[gram + 1] = (starts[gram + 1] ?? 0) + 1
  for (let gram = 0; gram < numbers; gram += 1)
    starts[gram + 1] = (starts[gram + 1] ?? 0) + (starts[gram] ?? 0)
  const size = starts[numbers] ?? 0
  const next = starts.slice()
  const posted = {
    articles: new Uint16Array(size),
    bayes: new Float32Array(size),
    centre: new Float32Array(size),
  }
  const before = new Float32Array(worded.length)
  const spare = smoothing * gramsAssumed
  for (const [article, wording] of worded.entries()) {
    let sum = 0
    for (const weight of wording.values()) sum += weight
    before[article] = Math.log((Math.max(0, total - sum) + spare) / (sum + spare))
    // Square roots: one gram repeated in every ask must not be all an article is about.
    const length = Math.sqrt(sum) || 1
    for (const [gram, weight] of wording) {
      const at = next[gram] ?? 0
      next[gram] = at + 1
      const elsewhere = Math.max(0, (totals[gram] ?? 0) - weight)
      posted.articles[at] = article
      posted.bayes[at] =
        Math.log((weight + smoothing) / smoothing) -
        Math.log((elsewhere + smoothing) / ((totals[gram] ?? 0) + smoothing))
      posted.centre[at] = Math.sqrt(weight) / length
    }
  }
  return { starts, ...posted, before }
}

/** Every article's score for a text. */
export function scoreAll(
  text: Weighed,
  profiles: readonly ArticleProfile[],
  { starts, articles, bayes, centre, before }: Postings,
): Map<string, GramScore> {
  const odds = new Float32Array(profiles.length)
  const cosines = new Float32Array(profiles.length)
  let all = 0
  for (const [gram, weight] of text) {
    const end = starts[gram + 1] ?? 0
    const start = starts[gram] ?? 0
    if (start < end) all += weight
    for (let at = start; at < end; at += 1) {
      const article = articles[at] ?? 0
      odds[article] = (odds[article] ?? 0) + weight * (bayes[at] ?? 0)
      cosines[article] = (cosines[article] ?? 0) + weight * (centre[at] ?? 0)
    }
  }
  return new Map(
    profiles.map(({ id }, article) => [
      id,
      { bayes: (odds[article] ?? 0) + all * (before[article] ?? 0), centre: cosines[article] ?? 0 },
    ]),
  )
}
