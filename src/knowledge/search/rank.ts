import type { Candidate } from './candidates.ts'
import type { GramScore } from './evidence.ts'
import { measure, type Hit, type Measured, type Weigh } from './features.ts'
import { probabilitiesOf } from './judge.ts'
import type { OpenIndex } from './open-index.ts'
import type { Reading } from './read-text.ts'

/** A large index, and a small one of edits that masks it. */
export interface Layers {
  readonly base: OpenIndex
  readonly edited: OpenIndex | undefined
  /** Ids whose article in the large index is out of date. */
  readonly masked: ReadonlySet<string>
}

/** The first ones of Lunr and of each gram score are looked at closely. */
const mostOfEach = 6
const mostCandidates = 10

/** The likeliest articles for a question, best first, each with what spoke for it. */
export function rank(layers: Layers, reading: Reading, age: number | undefined): Candidate[] {
  const measured = measureAll(layers, reading, age)
  const probabilities = probabilitiesOf(measured.map(({ features }) => features))
  return measured
    .map((one, at) => toCandidate(one, probabilities[at] ?? 0))
    .toSorted((one, other) => other.probability - one.probability)
    .slice(0, mostCandidates)
}

function toCandidate(measured: Measured, probability: number): Candidate {
  const { article, score, features, bestAsk, titleWords, like } = measured
  const why = [`ask "${bestAsk}" ${features.ask.toFixed(2)}`]
  why.push(`words' odds ${features.bayes.toFixed(1)}, centre ${features.centre.toFixed(2)}`)
  why.push(`letters like "${like}" ${features.like.toFixed(2)}`)
  if (titleWords.length > 0) why.push(`title: ${titleWords.join(', ')}`)
  why.push(`coverage ${features.coverage.toFixed(2)}`)
  return { article, score, probability, why }
}

/** What speaks for each of the articles that Lunr or the grams put first. */
export function measureAll(
  layers: Layers,
  reading: Reading,
  age: number | undefined,
): readonly Measured[] {
  const { base, edited, masked } = layers
  if (reading.terms.every((term) => term.stop)) return []
  const inBase = hitsOf(base, reading).filter(({ profile }) => !masked.has(profile.id))
  const inEdits = edited === undefined ? [] : hitsOf(edited, reading)
  const { weigh } = base.profiles.size > 0 ? base : (edited ?? base)
  const hits = [...inBase, ...rescale(inEdits, inBase[0], reading, weigh)]
  return measure(reading, firstOfEach(hits), weigh, age)
}

/** An article none of whose words are in the text is no candidate. */
function hitsOf(index: OpenIndex, reading: Reading): Hit[] {
  const scores = scoresOf(index, reading)
  const text = index.evidence.weigh(reading)
  const informative = { terms: reading.terms.filter((term) => !term.stop) }
  const said = index.evidence.score(index.evidence.weigh(informative))
  const likely = firstOfEach(
    Array.from(index.evidence.score(text), ([id, grams]) => ({
      id,
      grams,
      score: scores.get(id) ?? 0,
    })).filter(({ id }) => (said.get(id)?.centre ?? 0) > 0),
  )
  return likely
    .flatMap(({ id, grams, score }): Hit[] => {
      const profile = index.profiles.get(id)
      if (profile === undefined) return []
      return [{ profile, score, grams, like: index.evidence.likeAsks(text, profile) }]
    })
    .toSorted((one, other) => other.score - one.score)
}

interface Scored {
  readonly score: number
  readonly grams: GramScore
}

function firstOfEach<One extends Scored>(all: readonly One[]): One[] {
  const by = (value: (one: One) => number) =>
    all.toSorted((one, other) => value(other) - value(one)).slice(0, mostOfEach)
  const first = [
    by(({ score }) => score).filter(({ score }) => score > 0),
    by(({ grams }) => grams.bayes),
    by(({ grams }) => grams.centre),
  ]
  return Array.from(new Set(first.flat()))
}

/** Lunr's scores. */
function scoresOf(index: OpenIndex, reading: Reading): Map<string, number> {
  const boosts = boostsOf(reading)
  if (boosts.size === 0) return new Map()
  const found = index.lunr.query((query) => {
    for (const [term, boost] of boosts) query.term(term, { boost, usePipeline: false })
  })
  return new Map(found.map(({ ref, score }) => [ref, score]))
}

const meantBoost = 0.6

function boostsOf(reading: Reading): Map<string, number> {
  const boosts = new Map<string, number>()
  const informative = reading.terms.filter((term) => !term.stop)
  for (const stem of informative.flatMap((term) => term.means)) boosts.set(stem, meantBoost)
  for (const { stem } of informative) boosts.set(stem, 1)
  return boosts
}

/** Two indexes' scores cannot be compared: edits are put on the base's scale by word overlap. */
function rescale(
  edits: readonly Hit[],
  best: Hit | undefined,
  reading: Reading,
  weigh: Weigh,
): Hit[] {
  if (best === undefined) return [...edits]
  const overlap = ({ profile: { title, keywords, asks, body } }: Hit) => {
    const stems = new Set([title, keywords, body, ...asks.map((ask) => ask.stems)].flat())
    const shared = reading.terms.filter((term) => !term.stop && stems.has(term.stem))
    return shared.reduce((sum, term) => sum + weigh(term.stem), 0)
  }
  const scale = best.score / (overlap(best) || 1)
  return edits.map((hit) => ({ ...hit, score: overlap(hit) * scale }))
}
