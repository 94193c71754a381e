import { tidyText, wordsOf } from '../knowledge/search/words.ts'

/** A text with where it stands, to be compared. */
export interface Line {
  readonly where: string
  readonly text: string
}

export interface Duplicate {
  readonly line: Line
  /** The earlier text it nearly repeats. */
  readonly of: Line
}

/** So much of their words two texts share when one is nearly the other, as Jaccard measures it. */
const nearly = 0.8

/**
 * The lines that repeat one that came before them in another set, word for word or nearly. Sets are
 * compared in their order: those of the first are never named.
 */
export function nearDuplicates(sets: readonly (readonly Line[])[]): readonly Duplicate[] {
  const known: Known = { byKey: new Map(), byWord: new Map() }
  return sets.flatMap((set) => {
    const found = set.flatMap((line): Duplicate[] => {
      const of = nearest(line, known)
      return of === undefined ? [] : [{ line, of }]
    })
    for (const line of set) remember(line, known)
    return found
  })
}

interface Known {
  readonly byKey: Map<string, Line>
  /** Which lines have a word. */
  readonly byWord: Map<string, Read[]>
}

interface Read {
  readonly line: Line
  readonly words: ReadonlySet<string>
}

const read = (line: Line): Read => ({ line, words: new Set(wordsOf(tidyText(line.text))) })
/** Emoji and the like have no words, and are compared as they are. */
const keyOf = (text: string): string => wordsOf(tidyText(text)).join('') || text

function remember(line: Line, { byKey, byWord }: Known): void {
  byKey.set(keyOf(line.text), line)
  const own = read(line)
  for (const word of own.words) {
    const others = byWord.get(word)
    if (others === undefined) byWord.set(word, [own])
    else if (others.length < mostOfWord) others.push(own)
  }
}

/** 'i' and 'the' are in thousands of lines and find nothing that a rarer word does not. */
const mostOfWord = 400

function nearest(line: Line, { byKey, byWord }: Known): Line | undefined {
  const same = byKey.get(keyOf(line.text))
  if (same !== undefined) return same
  const { words } = read(line)
  const shared = new Map<Read, number>()
  for (const word of words) {
    const others = byWord.get(word) ?? []
    if (others.length >= mostOfWord) continue
    for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1)
  }
  for (const [other] of shared) {
    const both = Array.from(words).filter((word) => other.words.has(word)).length
    if (both / (words.size + other.words.size - both) >= nearly) return other.line
  }
  return undefined
}
