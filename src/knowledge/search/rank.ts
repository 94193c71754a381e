import type { MeantOtherwise } from '../vocabulary.ts'
import { mostAlike, withSpread, type Spread } from './ask-vectors.ts'
import type { Candidate, Otherwise } from './candidates.ts'
import { explain } from './explain.ts'
import { asksCompared, measure, type Features, type Hit } from './features.ts'
import { findIn, onScaleOf, type Found, type FoundIn } from './find-in.ts'
import { tells, toVector, type GramScale, type Vector } from './gram-scale.ts'
import { gramsOf, wordGram } from './grams.ts'
import { probabilitiesOf } from './judge.ts'
import { highest, logSum } from './log-sum.ts'
import type { OpenIndex } from './open-index.ts'
import type { Reading } from './read-text.ts'

/** A large index, and a small one of edits that masks it. */
export interface Layers {
  readonly base: OpenIndex
  readonly edited: OpenIndex | undefined
  /** Ids whose article in the large index is out of date. */
  readonly masked: ReadonlySet<string>
}

export interface Ranked {
  /** The likeliest articles, best first, each with what spoke for it. */
  readonly candidates: readonly Candidate[]
  readonly otherwise: Otherwise
}

/** What is learnt from: what spoke for each candidate, and how likely another meaning was. */
export interface Measured {
  readonly candidates: readonly { readonly article: string; readonly features: Features }[]
  readonly otherwise: Otherwise
}

/** The first ones by wording and by Lunr are looked at closely. */
const most = { byWording: 8, byLunr: 3, candidates: 10, explained: 4 } as const

/** Finds the likeliest articles for a question, and whether it is a question at all. */
export function rank(layers: Layers, reading: Reading, age: number | undefined): Ranked {
  const { hits, features, otherwise, vector } = lookClosely(layers, reading, age)
  const probabilities = probabilitiesOf(features)
  const candidates = hits
    .map((hit, at) => ({ ...hit, probability: probabilities[at] ?? 0 }))
    .toSorted((one, other) => other.probability - one.probability)
    .slice(0, most.candidates)
    .map(({ found, hit, probability }, at): Candidate => ({
      article: found.id,
      score: hit.lunr,
      probability,
      why: at < most.explained ? explain(found, hit, reading, vector) : [],
    }))
  return { candidates, otherwise }
}

/** What speaks for each candidate, to learn weights from. */
export function measureAll(layers: Layers, reading: Reading, age: number | undefined): Measured {
  const { hits, features, otherwise } = lookClosely(layers, reading, age)
  const candidates = hits.flatMap(({ found }, at) => {
    const own = features[at]
    return own === undefined ? [] : [{ article: found.id, features: own }]
  })
  return { candidates, otherwise }
}

interface Looked {
  readonly hits: readonly { readonly found: Found; readonly hit: Hit }[]
  readonly features: readonly Features[]
  readonly otherwise: Otherwise
  readonly vector: Vector
}

function lookClosely(layers: Layers, reading: Reading, age: number | undefined): Looked {
  const { base, edited, masked } = layers
  const { scale, gramWeights } = edited ?? base
  const vector = toVector(gramsOf(reading.terms, gramWeights), scale)
  const inBase = findIn(base, reading, vector)
  const inEdits = edited === undefined ? [] : [findIn(edited, reading, vector)]
  const all = [
    masked.size === 0 ? inBase : without(inBase, masked),
    ...inEdits.map((found) => onScaleOf(inBase, found, reading)),
  ]
  const { otherwise } = inBase
  const sum = logSum([Object.values(otherwise), ...all.map(({ wordings }) => wordings)])
  const says = vector.grams.length > 0 && reading.terms.some((term) => !term.stop)
  const hits = withSpread(vector, (text) =>
    (says ? firstOf(all) : []).map((one) => ({ found: one, hit: toHit(one, text) })),
  )
  const whole = { all: sum, notCovered: otherwise['not-covered'], ...aboutWords(scale), age }
  const features = measure(
    reading,
    hits.map(({ hit }) => hit),
    whole,
  )
  return { hits, features, otherwise: likeliest(otherwise, all), vector }
}

const aboutWords = (scale: GramScale) => ({
  knows: (stem: string) => (scale.counts[wordGram(stem)] ?? 0) > 0,
  weigh: (stem: string) => tells(scale, stem),
})

/** An index's articles without those that were edited: nothing speaks for them. */
function without(found: FoundIn, masked: ReadonlySet<string>): FoundIn {
  const { ids } = found.index
  const unless = (value: number, instead: number, article: number) =>
    masked.has(ids[article] ?? '') ? instead : value
  return {
    ...found,
    wordings: found.wordings.map((value, at) => unless(value, -Infinity, at)),
    lunr: found.lunr.map((value, at) => unless(value, 0, at)),
  }
}

function firstOf(all: readonly FoundIn[]): readonly Found[] {
  const byWording = best(all, ({ wordings }) => wordings, most.byWording, -Infinity)
  const byLunr = best(all, ({ lunr }) => lunr, most.byLunr, 0)
  const once = new Map([...byWording, ...byLunr].map((one) => [one.id, one]))
  return Array.from(once.values())
}

/** The few with the highest scores above a least one, best first. */
function best(
  all: readonly FoundIn[],
  scoresOf: (one: FoundIn) => Float32Array | Float64Array,
  count: number,
  least: number,
): readonly Found[] {
  const first: { readonly one: FoundIn; readonly article: number; readonly score: number }[] = []
  for (const one of all) {
    const scores = scoresOf(one)
    for (let article = 0; article < scores.length; article += 1) {
      const score = scores[article] ?? 0
      if (score <= (first[count - 1]?.score ?? least)) continue
      const place = first.findIndex((other) => other.score < score)
      first.splice(place < 0 ? first.length : place, 0, { one, article, score })
      if (first.length > count) first.pop()
    }
  }
  return first.map(({ one, article }) => toFound(one, article))
}

const toFound = ({ index, wordings, lunr }: FoundIn, article: number): Found => ({
  index,
  article,
  id: index.ids[article] ?? '',
  wording: wordings[article] ?? 0,
  lunr: lunr[article] ?? 0,
})

function toHit({ index, article, wording, lunr }: Found, text: Spread): Hit {
  const alike = mostAlike(index.asks, article, text, asksCompared)
  return { words: index.wordsOf(article), wording, lunr, alike }
}

const spoken = ['person', 'stop', 'small-talk'] as const

/** The likeliest of what is no question, by wording alone, against the likeliest of all else. */
function likeliest(scores: Readonly<Record<MeantOtherwise, number>>, all: readonly FoundIn[]) {
  const ofArticles = highest(all.map(({ wordings }) => wordings))
  const against = (meaning: Otherwise['meaning']): Otherwise => {
    const { [meaning]: own, ...others } = scores
    const rest = Math.max(...Object.values(others), ofArticles)
    return { meaning, chance: 1 / (1 + Math.exp(rest - own)) }
  }
  return spoken.map(against).reduce((best, one) => (one.chance > best.chance ? one : best))
}
