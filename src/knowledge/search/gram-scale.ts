import { gramBits, wordGram, type Grams } from './grams.ts'

/** In how many texts each gram is, to tell what is telling from what everybody says. */
export interface GramScale {
  readonly texts: number
  readonly counts: Uint32Array
}

/** A text as gram numbers with weights; of length 1 together. */
export interface Vector {
  readonly grams: Uint32Array
  readonly weights: Float32Array
}

/** Counts the grams of all the texts there are. */
export function countGrams(texts: readonly Grams[]): GramScale {
  return addGrams({ texts: 0, counts: new Uint32Array(1 << gramBits) }, texts)
}

/** A scale that knows more texts. */
export function addGrams(scale: GramScale, texts: readonly Grams[]): GramScale {
  const counts = scale.counts.slice()
  for (const grams of texts) {
    for (const gram of grams.keys()) counts[gram] = (counts[gram] ?? 0) + 1
  }
  return { texts: scale.texts + texts.length, counts }
}

/** Inverse document frequency: how much a gram that is in few texts tells. */
export function idfOf({ texts, counts }: GramScale, gram: number): number {
  const count = counts[gram] ?? 0
  return Math.log(1 + (texts - count + 0.5) / (count + 0.5))
}

/** How much one word tells; one that nobody ever used, as much as one that was used once. */
export function tells({ texts, counts }: GramScale, stem: string): number {
  const count = Math.max(1, counts[wordGram(stem)] ?? 0)
  return Math.log(1 + (texts - count + 0.5) / (count + 0.5))
}

/** A long letter has hundreds of grams; beyond these they add time, and hardly a tenth of its length. */
const mostGrams = 200

// Lent to one text at a time: a new object for each gram of each text is most of the work.
const found = new Uint32Array(1 << 16)
const weighed = new Float64Array(1 << 16)

/**
 * A text's most telling grams by how much they tell. Repeats count less and less; unknown grams are
 * left out.
 */
export function toVector(grams: Grams, scale: GramScale): Vector {
  let known = 0
  for (const [gram, times] of grams) {
    if (known === found.length) break
    if ((scale.counts[gram] ?? 0) === 0) continue
    const often = times < 1 ? times : 1 + Math.log(times)
    found[known] = gram
    weighed[known] = often * idfOf(scale, gram)
    known += 1
  }
  return known <= mostGrams ? toLengthOne(known) : mostTelling(known)
}

function toLengthOne(known: number): Vector {
  let square = 0
  for (let at = 0; at < known; at += 1) square += (weighed[at] ?? 0) ** 2
  const length = Math.sqrt(square) || 1
  const weights = new Float32Array(known)
  for (let at = 0; at < known; at += 1) weights[at] = (weighed[at] ?? 0) / length
  return { grams: found.slice(0, known), weights }
}

function mostTelling(known: number): Vector {
  const order = Array.from({ length: known }, (_, at) => at)
    .sort((one, other) => (weighed[other] ?? 0) - (weighed[one] ?? 0))
    .slice(0, mostGrams)
  const grams = order.map((at) => found[at] ?? 0)
  const telling = order.map((at) => weighed[at] ?? 0)
  found.set(grams)
  weighed.set(telling)
  return toLengthOne(order.length)
}
