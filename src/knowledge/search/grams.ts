/** How often each gram is in a text; a gram is a word, words together, or letters in a word. */
export type Grams = ReadonlyMap<number, number>

/** What grams are made of: a word's stem, and the stems of the service's words for the same. */
export interface GramTerm {
  readonly stem: string
  readonly means: readonly string[]
}

/** How much each kind of gram counts beside a word of the text itself, which counts 1. */
export interface GramWeights {
  /** Two words in a row. */
  readonly pair: number
  /** Two words with another between them. */
  readonly skip: number
  /** Four letters in a row of one word: a misspelling shares most of them. */
  readonly letters: number
  /** The vocabulary's word for the same. */
  readonly meant: number
}

/** Grams are numbered by a hash; two that share a number are too few to matter. */
export const gramBits = 20

const lettersInRow = 4

/** The grams of a text. */
export function gramsOf(terms: readonly GramTerm[], weights: GramWeights): Grams {
  const grams = new Map<number, number>()
  const add = (gram: number, weight: number) => grams.set(gram, (grams.get(gram) ?? 0) + weight)
  for (const [at, { stem }] of terms.entries()) {
    add(wordGram(stem), 1)
    for (const letters of lettersOf(stem)) add(letters, weights.letters)
    const next = terms[at + 1]
    if (next !== undefined) add(hash(`2${stem} ${next.stem}`), weights.pair)
    const afterNext = terms[at + 2]
    if (afterNext !== undefined) add(hash(`4${stem} ${afterNext.stem}`), weights.skip)
  }
  for (const stem of new Set(terms.flatMap(({ means }) => means))) {
    add(wordGram(stem), weights.meant)
  }
  return grams
}

/** The gram of one word. */
export const wordGram = (stem: string): number => hash(`1${stem}`)

const kept = new Map<string, readonly number[]>()
const mostKept = 30_000

/** Stretches of letters of one word, its ends marked. */
function lettersOf(stem: string): readonly number[] {
  const known = kept.get(stem)
  if (known !== undefined) return known
  const marked = `_${stem}_`
  const found: number[] = []
  for (let at = 0; at + lettersInRow <= marked.length; at += 1) {
    found.push(hash(`3${marked.slice(at, at + lettersInRow)}`))
  }
  if (kept.size < mostKept) kept.set(stem, found)
  return found
}

/** FNV-1a, folded to `gramBits`. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return ((value >>> gramBits) ^ value) & ((1 << gramBits) - 1)
}
