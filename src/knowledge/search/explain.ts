import type { Hit } from './features.ts'
import type { Found } from './find-in.ts'
import { toVector, type Vector } from './gram-scale.ts'
import { gramsOf } from './grams.ts'
import type { Reading } from './read-text.ts'
import { weightIn } from './wording.ts'

/** As many words as say most for an article are named. */
const mostWords = 4
const leastSaid = 0.05

/** What spoke for one candidate, for `waymark ask`: its nearest ask, and the words that told. */
export function explain(found: Found, hit: Hit, reading: Reading, vector: Vector): string[] {
  const [nearest] = hit.alike
  const ask = nearest === undefined ? [] : [`ask "${hit.words.asks[nearest.ask] ?? ''}"`]
  const words = tellingWords(found, reading, vector)
  return [
    ...ask.map((text) => `${text} ${(nearest?.like ?? 0).toFixed(2)}`),
    ...(words.length === 0 ? [] : [`words ${words.join(' ')}`]),
    `wording ${hit.wording.toFixed(1)}`,
  ]
}

/** What each word, with its letters, says for the article; most first, with a sign. */
function tellingWords(found: Found, reading: Reading, vector: Vector): string[] {
  const weightOf = new Map(Array.from(vector.grams, (gram, at) => [gram, vector.weights[at] ?? 0]))
  const { index, article } = found
  const said = reading.terms.map((term) => {
    const own = toVector(gramsOf([term], index.gramWeights), index.scale)
    const says = own.grams.reduce(
      (sum, gram) => sum + (weightOf.get(gram) ?? 0) * weightIn(index.wording, gram, article),
      0,
    )
    return { word: term.word, says }
  })
  const once = new Map(said.map((one) => [one.word, one]))
  return Array.from(once.values())
    .filter(({ says }) => Math.abs(says) >= leastSaid)
    .toSorted((one, other) => Math.abs(other.says) - Math.abs(one.says))
    .slice(0, mostWords)
    .map(({ word, says }) => `${word} ${says >= 0 ? '+' : ''}${says.toFixed(1)}`)
}
