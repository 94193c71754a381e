import { ideaCount, ideaName, ideasOf, stem } from './ideas.ts'

/** What a text has, by name, and how much of it. */
export type Features = ReadonlyMap<string, number>

/** How much each sort of thing counts in a text, beside a word that counts 1. */
const counts = {
  stem: 0.8,
  pair: 1,
  apart: 0.4,
  letters: 0.5,
  idea: 1.2,
  ideas: 0.5,
  near: 0.35,
} as const
const lettersInRow = 4
/** Words between two ideas that are read together, at most. */
const reach = 8

/**
 * What the learnt signal sees of a text that `normalise` has read: words and their stems, words side by
 * side and with one between, four letters in a row, ideas, ideas that follow each other, and the
 * words beside an idea.
 * What it is called says what it is, so that whoever asks can be shown: 'word rope', 'idea he, door'.
 */
export function featuresOf(readings: readonly string[]): Features {
  const found = new Map<string, number>()
  for (const reading of readings) {
    const words = reading.split(' ').filter((word) => word !== '' && word !== '.')
    addWords(found, words)
    addIdeas(found, words)
  }
  return scaled(found)
}

function addWords(found: Map<string, number>, words: readonly string[]): void {
  for (const [at, word] of words.entries()) {
    const [next, second] = [words[at + 1], words[at + 2]]
    if (next !== undefined) found.set(`pair ${word} ${next}`, counts.pair)
    if (second !== undefined) found.set(`apart ${word} ${second}`, counts.apart)
    if (found.has(`word ${word}`)) continue
    for (const [name, count] of namesOf(word)) found.set(name, count)
  }
}

const mostRemembered = 20_000
const remembered = new Map<string, readonly (readonly [name: string, count: number])[]>()

/** What a word has by itself. The same few thousand words make up nearly every text. */
function namesOf(word: string): readonly (readonly [name: string, count: number])[] {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const edged = `<${word}>`
  const rows = Math.max(0, edged.length - lettersInRow + 1)
  const letters = Array.from({ length: rows }, (_, from) => edged.slice(from, from + lettersInRow))
  const names = [
    [`word ${word}`, 1],
    [`stem ${stem(word)}`, counts.stem],
    ...letters.map((row) => [`letters ${row}`, counts.letters] as const),
  ] as const
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, names)
  return names
}

const pairNames = Array.from({ length: ideaCount * ideaCount }, (_, at) => {
  return `ideas ${ideaName(Math.floor(at / ideaCount))}, ${ideaName(at % ideaCount)}`
})

function addIdeas(found: Map<string, number>, words: readonly string[]): void {
  const ideas = words.map(ideasOf)
  const seen = new Uint8Array(ideaCount * ideaCount)
  for (const [at, here] of ideas.entries()) {
    for (const idea of here) addIdea(found, ideaName(idea), words[at - 1], words[at + 1])
    for (const later of ideas.slice(at + 1, at + 1 + reach)) markPairs(seen, here, later)
  }
  for (let pair = seen.indexOf(1); pair >= 0; pair = seen.indexOf(1, pair + 1)) {
    found.set(pairNames[pair] ?? '', counts.ideas)
  }
}

function addIdea(
  found: Map<string, number>,
  name: string,
  before: string | undefined,
  after: string | undefined,
): void {
  found.set(`idea ${name}`, counts.idea)
  if (before !== undefined) found.set(`near ${before} (${name})`, counts.near)
  if (after !== undefined) found.set(`near (${name}) ${after}`, counts.near)
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
function scaled(found: Map<string, number>): Features {
  let squares = 0
  for (const count of found.values()) squares += count * count
  const length = Math.sqrt(usualSquares)
  const scale = (Math.sqrt(squares || 1) / length) ** -howFar / length
  for (const [name, count] of found) found.set(name, count * scale)
  return found
}
