import { endOfHash, hashFrom, hashOf, noHash } from './feature-table.ts'
import { ideaCount, ideaName, stem } from './ideas.ts'

/** How much each sort of thing counts in a text, beside a word that counts 1. */
export const counts = {
  stem: 0.8,
  pair: 1,
  apart: 0.4,
  letters: 0.5,
  idea: 1.2,
  ideas: 0.5,
  near: 0.35,
} as const
const lettersInRow = 4

/** What features are called by: names, which can be read, or the hashes of those, which are made faster. */
export interface Keys<Key> {
  /** What a word has by itself, and how much of it. */
  readonly alone: (word: string) => readonly (readonly [key: Key, count: number])[]
  /** Two words side by side. */
  readonly pair: (one: string, next: string) => Key
  /** Two words with one between. */
  readonly apart: (one: string, second: string) => Key
  readonly idea: (idea: number) => Key
  /** Two ideas that follow each other. */
  readonly ideas: (one: number, later: number) => Key
  /** The word before one of an idea, and the word after it. */
  readonly before: (word: string, idea: number) => Key
  readonly after: (idea: number, word: string) => Key
  /** What is no matter of words, by its name. */
  readonly other: (name: string) => Key
}

/** What a feature is called says what it is, so that whoever asks can be shown: 'word rope', 'idea he, door'. */
export const byName: Keys<string> = {
  alone: (word) => {
    const edged = `<${word}>`
    const rows = Math.max(0, edged.length - lettersInRow + 1)
    const letters = Array.from({ length: rows }, (_, from) =>
      edged.slice(from, from + lettersInRow),
    )
    return [
      [`word ${word}`, 1],
      [`stem ${stem(word)}`, counts.stem],
      ...letters.map((row) => [`letters ${row}`, counts.letters] as const),
    ]
  },
  pair: (one, next) => `pair ${one} ${next}`,
  apart: (one, second) => `apart ${one} ${second}`,
  idea: (idea) => `idea ${ideaName(idea)}`,
  ideas: (one, later) => `ideas ${ideaName(one)}, ${ideaName(later)}`,
  before: (word, idea) => `near ${word} (${ideaName(idea)})`,
  after: (idea, word) => `near (${ideaName(idea)}) ${word}`,
  other: (name) => name,
}

/** The hashes of the same names, without putting the names together. */
export const byHash: Keys<number> = {
  alone: (word) => ofWord(word).alone,
  pair: (one, next) => endOfHash(hashFrom(ofWord(one).pair, next)),
  apart: (one, second) => endOfHash(hashFrom(ofWord(one).apart, second)),
  idea: (idea) => ofIdea(idea).alone,
  ideas: (one, later) => ideaPairs[one * ideaCount + later] ?? 0,
  before: (word, idea) => endOfHash(hashFrom(ofWord(word).near, ofIdea(idea).inBrackets)),
  after: (idea, word) => endOfHash(hashFrom(ofIdea(idea).near, word)),
  other: hashOf,
}

/** A word's own hashes, and where those of its pairs begin. */
interface WordHashes {
  readonly alone: readonly (readonly [key: number, count: number])[]
  readonly pair: number
  readonly apart: number
  readonly near: number
}

const mostRemembered = 20_000
const remembered = new Map<string, WordHashes>()

/** The same few thousand words make up nearly every text. */
function ofWord(word: string): WordHashes {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const hashes = {
    alone: byName.alone(word).map(([name, count]) => [hashOf(name), count] as const),
    pair: hashFrom(noHash, `pair ${word} `),
    apart: hashFrom(noHash, `apart ${word} `),
    near: hashFrom(noHash, `near ${word} `),
  }
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, hashes)
  return hashes
}

const ideaHashes = Array.from({ length: ideaCount }, (_, idea) => ({
  alone: hashOf(byName.idea(idea)),
  near: hashFrom(noHash, `near (${ideaName(idea)}) `),
  inBrackets: `(${ideaName(idea)})`,
}))
const noIdea = { alone: 0, near: 0, inBrackets: '' }
const ofIdea = (idea: number) => ideaHashes[idea] ?? noIdea

const ideaPairs = Uint32Array.from({ length: ideaCount * ideaCount }, (_, at) =>
  hashOf(byName.ideas(Math.floor(at / ideaCount), at % ideaCount)),
)
