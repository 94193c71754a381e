import { counts, type Keys } from './feature-keys.ts'
import { ideaCount, ideasOf } from './ideas.ts'

/** What a text has, by what it is called, and how much of it. */
export type Features<Key = string> = ReadonlyMap<Key, number>

/** Words between two ideas that are read together, at most. */
const reach = 8

/** Features in the making. */
interface Found<Key> {
  readonly keys: Keys<Key>
  readonly of: Map<Key, number>
}

/**
 * What the learnt signal sees of a text that `normalise` has read: words and their stems, words side by
 * side and with one between, four letters in a row, ideas, ideas that follow each other, and the
 * words beside an idea. A map of the caller's own.
 */
export function featuresOf<Key>(readings: readonly string[], keys: Keys<Key>): Map<Key, number> {
  const found = { keys, of: new Map<Key, number>() }
  for (const reading of readings) {
    const words = reading.split(' ').filter((word) => word !== '' && word !== '.')
    addWords(found, words)
    addIdeas(found, words)
  }
  return scaled(found.of)
}

function addWords<Key>({ keys, of }: Found<Key>, words: readonly string[]): void {
  const seen = new Set<string>()
  for (const [at, word] of words.entries()) {
    const [next, second] = [words[at + 1], words[at + 2]]
    if (next !== undefined) of.set(keys.pair(word, next), counts.pair)
    if (second !== undefined) of.set(keys.apart(word, second), counts.apart)
    if (seen.has(word)) continue
    seen.add(word)
    for (const [key, count] of keys.alone(word)) of.set(key, count)
  }
}

function addIdeas<Key>({ keys, of }: Found<Key>, words: readonly string[]): void {
  const ideas = words.map(ideasOf)
  const seen = new Uint8Array(ideaCount * ideaCount)
  for (const [at, here] of ideas.entries()) {
    const [before, after] = [words[at - 1], words[at + 1]]
    for (const idea of here) {
      of.set(keys.idea(idea), counts.idea)
      if (before !== undefined) of.set(keys.before(before, idea), counts.near)
      if (after !== undefined) of.set(keys.after(idea, after), counts.near)
    }
    const end = Math.min(ideas.length, at + 1 + reach)
    for (let later = at + 1; later < end; later += 1) markPairs(seen, here, ideas[later] ?? [])
  }
  for (let pair = seen.indexOf(1); pair >= 0; pair = seen.indexOf(1, pair + 1)) {
    of.set(keys.ideas(Math.floor(pair / ideaCount), pair % ideaCount), counts.ideas)
  }
}

function markPairs(seen: Uint8Array, here: readonly number[], later: readonly number[]): void {
  for (const one of here) {
    for (const other of later) if (one !== other) seen[one * ideaCount + other] = 1
  }
}

/** A long text has more of everything, though danger is in one sentence of it. */
const usualSquares = 30
const howFar = 0.8

/** Makes long and short texts comparable, the long ones not quite as faint as their length. */
function scaled<Key>(found: Map<Key, number>): Map<Key, number> {
  let squares = 0
  for (const count of found.values()) squares += count * count
  const length = Math.sqrt(usualSquares)
  const scale = (Math.sqrt(squares || 1) / length) ** -howFar / length
  for (const [key, count] of found) found.set(key, count * scale)
  return found
}
