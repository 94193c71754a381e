import { gramBits } from './grams.ts'
import type { Vector } from './gram-scale.ts'

/** All asks of all articles as vectors, one after another. */
export interface AskVectors {
  /** The first ask of each article; one more than there are articles. */
  readonly firstOf: Uint32Array
  /** Where each ask begins; one more than there are asks. */
  readonly starts: Uint32Array
  readonly grams: Uint32Array
  readonly weights: Float32Array
}

/** An ask by its place in the article, and the cosine to it. */
export interface AskLikeness {
  readonly ask: number
  readonly like: number
}

/** Lays the vectors of each article's asks one after another. */
export function layOut(asks: readonly (readonly Vector[])[]): AskVectors {
  const all = asks.flat()
  const size = all.reduce((sum, { grams }) => sum + grams.length, 0)
  const laid = {
    firstOf: new Uint32Array(asks.length + 1),
    starts: new Uint32Array(all.length + 1),
    grams: new Uint32Array(size),
    weights: new Float32Array(size),
  }
  for (const [at, own] of asks.entries())
    laid.firstOf[at + 1] = (laid.firstOf[at] ?? 0) + own.length
  for (const [at, { grams, weights }] of all.entries()) {
    const start = laid.starts[at] ?? 0
    laid.grams.set(grams, start)
    laid.weights.set(weights, start)
    laid.starts[at + 1] = start + grams.length
  }
  return laid
}

/** One ask's vector. */
export function askVector({ starts, grams, weights }: AskVectors, ask: number): Vector {
  const [start, end] = [starts[ask] ?? 0, starts[ask + 1] ?? 0]
  return { grams: grams.subarray(start, end), weights: weights.subarray(start, end) }
}

/** A text spread out by gram number, so that any number of asks can be compared with it. */
export interface Spread {
  readonly weights: Float32Array
  /**
   * Whether it may have a gram, by the gram's last bits: small enough for the processor's nearest
   * memory, where looking up the nine in ten grams that it has not costs next to nothing.
   */
  readonly mayHave: Uint8Array
}

const filterSize = 1 << 14
const lastBits = filterSize - 1
const scratch: Spread = {
  weights: new Float32Array(1 << gramBits),
  mayHave: new Uint8Array(filterSize),
}

/** Lends a text spread out: millions of zeros are not made anew for each. */
export function withSpread<Result>(
  { grams, weights }: Vector,
  use: (text: Spread) => Result,
): Result {
  for (const [at, gram] of grams.entries()) {
    scratch.weights[gram] = weights[at] ?? 0
    scratch.mayHave[gram & lastBits] = 1
  }
  try {
    return use(scratch)
  } finally {
    for (const gram of grams) {
      scratch.weights[gram] = 0
      scratch.mayHave[gram & lastBits] = 0
    }
  }
}

/** The asks of one article that are most like a text, best first. */
export function mostAlike(
  asks: AskVectors,
  article: number,
  text: Spread,
  most: number,
): readonly AskLikeness[] {
  const first = asks.firstOf[article] ?? 0
  const end = asks.firstOf[article + 1] ?? 0
  const best: AskLikeness[] = []
  for (let ask = first; ask < end; ask += 1) {
    const like = cosine(asks, ask, text)
    if (best.length === most && like <= (best[most - 1]?.like ?? 0)) continue
    const at = best.findIndex((one) => one.like < like)
    best.splice(at < 0 ? best.length : at, 0, { ask: ask - first, like })
    if (best.length > most) best.pop()
  }
  return best
}

function cosine({ starts, grams, weights }: AskVectors, ask: number, text: Spread): number {
  let sum = 0
  const end = starts[ask + 1] ?? 0
  for (let at = starts[ask] ?? 0; at < end; at += 1) {
    const gram = grams[at] ?? 0
    if (text.mayHave[gram & lastBits] === 1) sum += (text.weights[gram] ?? 0) * (weights[at] ?? 0)
  }
  return sum
}
