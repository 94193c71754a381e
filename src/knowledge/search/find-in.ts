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
 * What Lunr's `query` of these words would give, by number of article: the sum of what it gives for
 * each alone, which is kept, over the length of the query. User text never becomes Lunr's query
 * language: its operators throw.
 */
function lunrScores(index: OpenIndex, reading: Reading): Float64Array {
  const scores = new Float64Array(index.ids.length)
  const informative = mostTelling(index, reading)
  const boosts = new Map<string, number>()
  for (const stem of informative.flatMap((term) => term.means)) boosts.set(stem, meantBoost)
  for (const { stem } of informative) boosts.set(stem, 1)
  let square = 0
  for (const [stem, boost] of boosts) {
    const { articles, weights } = index.lunrOf(stem)
    if (articles.length > 0) square += boost * boost
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
