import type { Features, Hit } from './features.ts'

type GramFeatures = Pick<
  Features,
  'bayes' | 'bayesLead' | 'centre' | 'centreLead' | 'like' | 'likes' | 'likeLead'
>

/** Each hit's grams beside those of the others. */
export function compareGrams(hits: readonly Hit[]): (at: number) => GramFeatures {
  const bayes = hits.map(({ grams }) => grams.bayes)
  const centres = hits.map(({ grams }) => grams.centre)
  const likes = hits.map(({ like }) => like[0]?.like ?? 0)
  const best = Math.max(...bayes)
  return (at) => ({
    bayes: (bayes[at] ?? 0) - best,
    bayesLead: leadOf(bayes, at),
    centre: centres[at] ?? 0,
    centreLead: leadOf(centres, at),
    like: likes[at] ?? 0,
    likes: (hits[at]?.like ?? []).slice(0, 3).reduce((sum, { like }) => sum + like, 0) / 3,
    likeLead: leadOf(likes, at),
  })
}

/** How far one is above the best of the others. */
function leadOf(values: readonly number[], at: number): number {
  const own = values[at] ?? 0
  const others = values.filter((_, other) => other !== at)
  return others.length === 0 ? own : own - Math.max(...others)
}
