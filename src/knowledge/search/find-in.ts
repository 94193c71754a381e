import type { MeantOtherwise } from '../vocabulary.ts'
import { tells, type Vector } from './gram-scale.ts'
import type { OpenIndex } from './open-index.ts'
import type { Reading, Term } from './read-text.ts'
import { scoreWording } from './wording.ts'

/** An article of an index with what wording and Lunr say for it. */
export interface Found {
  readonly index: OpenIndex
  /** Its number in the index. */
  readonly article: number
  readonly id: string
  readonly wording: number
  readonly lunr: number
}

/** What one index says of a text: for each article by its number, and for each other meaning. */
export interface FoundIn {
  readonly index: OpenIndex
  readonly wordings: Float32Array
  readonly lunr: Float64Array
  readonly otherwise: Readonly<Record<MeantOtherwise, number>>
}

/** Scores all articles of an index. */
export function findIn(index: OpenIndex, reading: Reading, vector: Vector): FoundIn {
  const scores = scoreWording(index.wording, vector)
  const count = index.ids.length
  return {
    index,
    wordings: scores.subarray(0, count),
    lunr: lunrScores(index, reading),
    otherwise: {
      'not-covered': scores[count] ?? 0,
      person: scores[count + 1] ?? 0,
      stop: scores[count + 2] ?? 0,
      'small-talk': scores[count + 3] ?? 0,
    },
  }
}

/**
 * Lunr's scores in two indexes cannot be compared: those of edits are put on the large index's
 * scale by how much of what the text tells they share, beside its best hit.
 */
export function onScaleOf(base: FoundIn, edits: FoundIn, reading: Reading): FoundIn {
  const best = base.lunr.reduce((most, score) => Math.max(most, score), 0)
  if (best === 0) return edits
  const shared = (index: OpenIndex, article: number) => {
    const { asked, body } = index.wordsOf(article)
    return reading.terms
      .filter(({ stem, stop }) => !stop && (asked.has(stem) || body.has(stem)))
      .reduce((sum, { stem }) => sum + tells(base.index.scale, stem), 0)
  }
  const unit = best / (shared(base.index, base.lunr.indexOf(best)) || 1)
  return { ...edits, lunr: edits.lunr.map((_, article) => shared(edits.index, article) * unit) }
}

// === Lunr's scores

/** A word of the vocabulary for the same counts less than the word itself. */
const meantBoost = 0.6

/**
 * Lunr's own scores of a query, by number of article. Its `query` makes an object for each word of
 * each field of each article; what it then adds up is only what each word says for each article,
 * and that is kept here. User text never becomes Lunr's query language: its operators throw.
 */
function lunrScores(index: OpenIndex, reading: Reading): Float64Array {
  const scores = new Float64Array(index.ids.length)
  const informative = mostTelling(index, reading)
  const boosts = new Map<string, number>()
  for (const stem of informative.flatMap((term) => term.means)) boosts.set(stem, meantBoost)
  for (const { stem } of informative) boosts.set(stem, 1)
  let square = 0
  for (const [stem, boost] of boosts) {
    const postings = postingsOf(index, stem)
    if (postings === undefined) continue
    square += boost * boost
    const { articles, weights } = postings
    for (let at = 0; at < articles.length; at += 1) {
      const article = articles[at] ?? 0
      scores[article] = (scores[article] ?? 0) + boost * (weights[at] ?? 0)
    }
  }
  const length = Math.sqrt(square) || 1
  for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) / length
  return scores
}

/** A long story has a hundred words; more than these few only cost time. */
const mostAsked = 10

function mostTelling({ scale }: OpenIndex, { terms }: Reading): readonly Term[] {
  return terms
    .filter((term) => !term.stop)
    .map((term) => ({ term, weight: tells(scale, term.stem) }))
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, mostAsked)
    .map(({ term }) => term)
}

/** What one word says for each article that has it, in all fields together. */
interface Postings {
  readonly articles: Uint16Array
  readonly weights: Float64Array
}

/** What Lunr keeps, which its types do not tell of. */
interface LunrKept {
  readonly fields: readonly string[]
  readonly invertedIndex: Readonly<Record<string, LunrPosting | undefined>>
  /** By 'field/ref'; of each, where a word's number is among its pairs of number and weight. */
  readonly fieldVectors: Readonly<Record<string, LunrVector | undefined>>
}
type LunrPosting = { readonly _index: number } & Readonly<Record<string, object>>
interface LunrVector {
  readonly elements: readonly number[]
  positionForIndex(index: number): number
}

interface Kept {
  readonly numbers: ReadonlyMap<string, number>
  readonly postings: Map<string, Postings | undefined>
}

const kept = new WeakMap<OpenIndex, Kept>()

/** Made when a word is first asked for, and kept: there are no more than the index has words. */
function postingsOf(index: OpenIndex, stem: string): Postings | undefined {
  const known = kept.get(index) ?? {
    numbers: new Map(index.ids.map((id, article) => [id, article])),
    postings: new Map<string, Postings | undefined>(),
  }
  kept.set(index, known)
  const lunr = index.lunr as unknown as LunrKept
  const posting = lunr.invertedIndex[stem]
  if (posting === undefined) return undefined
  const made = known.postings.get(stem) ?? addFields(lunr, posting, known.numbers)
  known.postings.set(stem, made)
  return made
}

function addFields(
  { fields, fieldVectors }: LunrKept,
  posting: LunrPosting,
  numbers: Kept['numbers'],
): Postings {
  const sums = new Map<number, number>()
  for (const field of fields) {
    for (const ref of Object.keys(posting[field] ?? {})) {
      const vector = fieldVectors[`${field}/${ref}`]
      const weight = vector?.elements[vector.positionForIndex(posting._index) + 1] ?? 0
      const article = numbers.get(ref) ?? 0
      sums.set(article, (sums.get(article) ?? 0) + weight)
    }
  }
  return { articles: Uint16Array.from(sums.keys()), weights: Float64Array.from(sums.values()) }
}
