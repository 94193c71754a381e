/** How often each gram is in a text; a gram is a word, two words together, or letters in a word. */
export type Grams = Map<number, number>

/** Grams are numbered by a hash; two that share a number are too few to matter. */
export const gramBits = 20

/** How much each kind counts beside a word of the text itself. */
const kinds = { pair: 0.5, letters: 0.3, meant: 0.6 } as const
const shortest = 3
const longest = 5

/** The grams of a text's stems, and of the vocabulary's words for the same. */
export function gramsOf(stems: readonly string[], means: readonly string[] = []): Grams {
  const grams: Grams = new Map()
  const add = (gram: number, weight: number) => grams.set(gram, (grams.get(gram) ?? 0) + weight)
  for (const [at, stem] of stems.entries()) {
    add(wordGram(stem), 1)
    for (const letters of lettersOf(stem)) add(letters, kinds.letters)
    const next = stems[at + 1]
    if (next !== undefined) add(hash(`2${stem} ${next}`), kinds.pair)
  }
  for (const stem of new Set(means)) add(wordGram(stem), kinds.meant)
  return grams
}

const wordGram = (stem: string): number => hash(`1${stem}`)

const kept = new Map<string, readonly number[]>()
const mostKept = 30_000

/** Stretches of letters of one word, its ends marked: a misspelling shares most of them. */
function lettersOf(stem: string): readonly number[] {
  const known = kept.get(stem)
  if (known !== undefined) return known
  const marked = `_${stem}_`
  const found: number[] = []
  for (let size = shortest; size <= longest; size += 1) {
    for (let at = 0; at + size <= marked.length; at += 1) {
      found.push(hash(`3${marked.slice(at, at + size)}`))
    }
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
