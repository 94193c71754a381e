import { stemOf } from './words.ts'

/** Words we trust to be spelt right, with how often the articles use them. */
export type Dictionary = ReadonlyMap<string, number>

export interface Speller {
  /** Whether a word is right as it stands. */
  knows(word: string): boolean
  /** What the word was probably meant to be (two words when a space is missing), or undefined. */
  correct(word: string): readonly string[] | undefined
}

/** Corrects words against the articles' own; a word nothing is near enough to is left as it is. */
export function createSpeller(
  dictionary: Dictionary,
  alsoKnown: ReadonlySet<string>,
  language: string,
): Speller {
  const known = new Set([...dictionary.keys(), ...alsoKnown])
  const knownStems = new Set(Array.from(known, (word) => stemOf(word, language)))
  const near = groupNear(dictionary)
  const kept = new Map<string, readonly string[] | undefined>()
  const knows = (word: string) => known.has(word) || knownStems.has(stemOf(word, language))
  const find = (word: string) => {
    const single = word.replace(/(.)\1/g, '$1')
    if (dictionary.has(single)) return [single]
    const right = nearest(word, near, dictionary)
    return right === undefined ? splitInTwo(word, dictionary) : [right]
  }
  return {
    knows,
    correct: (word) => {
      if (word.length < shortestCorrected || !/^[\p{Script=Latin}]+$/u.test(word)) return undefined
      if (knows(word)) return undefined
      if (!kept.has(word)) {
        if (kept.size > mostKept) kept.clear()
        kept.set(word, find(word))
      }
      return kept.get(word)
    },
  }
}

const shortestCorrected = 4
const mostKept = 5_000

/** Dictionary words by how they begin and how they sound: no others can be near. */
interface Near {
  readonly byStart: ReadonlyMap<string, readonly string[]>
  readonly bySound: ReadonlyMap<string, readonly string[]>
}

const startOf = (word: string, length: number): string => `${word.charAt(0)}${length}`

function groupNear(dictionary: Dictionary): Near {
  return {
    byStart: Map.groupBy(dictionary.keys(), (word) => startOf(word, word.length)),
    bySound: Map.groupBy(dictionary.keys(), soundOf),
  }
}

function nearest(
  word: string,
  { byStart, bySound }: Near,
  dictionary: Dictionary,
): string | undefined {
  const sound = soundOf(word)
  let best: { readonly word: string; readonly cost: number } | undefined
  const consider = (others: readonly string[] = []) => {
    for (const other of others) {
      const cost = costOf(word, sound, other, dictionary.get(other) ?? 1)
      if (cost !== undefined && (best === undefined || cost < best.cost))
        best = { word: other, cost }
    }
  }
  consider(bySound.get(sound))
  for (let length = word.length - 2; length <= word.length + 2; length += 1) {
    consider(byStart.get(startOf(word, length)))
  }
  return best?.word
}

/**
 * How far a dictionary word is from what was written, or undefined when it is another word.
 * Words that sound alike may differ more; one consonant for another makes another word ('horse').
 */
function costOf(word: string, sound: string, other: string, uses: number): number | undefined {
  const most = word.length >= 8 ? 2 : 1
  const alike = soundOf(other) === sound
  if (!alike && other[0] !== word[0]) return undefined
  const distance = editDistance(word, other, alike ? mostAlike(word) : most)
  if (distance === undefined) return undefined
  const short = word.length < 5 || other.length < 5
  if (short && (!alike || word.length !== other.length)) return undefined
  if (!alike && word.length < 8 && word.length === other.length && !sameLetters(word, other)) {
    return undefined
  }
  return distance - (alike ? 0.75 : 0) - Math.min(0.4, Math.log(uses + 1) / 10)
}

const mostAlike = (word: string): number => (word.length > 8 ? 3 : word.length > 4 ? 2 : 1)

const sameLetters = (one: string, other: string): boolean =>
  Array.from(one).sort().join('') === Array.from(other).sort().join('')

function splitInTwo(word: string, dictionary: Dictionary): string[] | undefined {
  const often = (part: string) => part.length >= 3 && (dictionary.get(part) ?? 0) >= 3
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (parts.every(often)) return parts
  }
  return undefined
}

const sounds = new Map<string, string>()

/** What is left of a word's sound when vowels and doubled letters go: 'counsil' and 'council'. */
export function soundOf(word: string): string {
  const known = sounds.get(word)
  if (known !== undefined) return known
  const sound = word
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^wh/, 'w')
    .replace(/ph/g, 'f')
    .replace(/gh(?=t|$)/g, '')
    .replace(/tion|sion|shun|cian/g, 'xn')
    .replace(/sc(?=[eiy])|c(?=[eiy])|z/g, 's')
    .replace(/ck|q|c(?!h)/g, 'k')
    .replace(/dge|g(?=[eiy])/g, 'j')
    .replace(/th/g, 't')
    .replace(/(?!^)[aeiouyhw]/g, '')
    .replace(/^[aeiou]/, 'a')
    .replace(/(.)\1+/g, '$1')
  if (sounds.size < 50_000) sounds.set(word, sound)
  return sound
}

/** Damerau-Levenshtein (two letters swapped are one edit), or undefined above `most`. */
function editDistance(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row]
    let least = row
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + same,
        swapped && row > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : Infinity,
      )
      now.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return undefined
    before = last
    last = now
  }
  const distance = last[other.length] ?? Infinity
  return distance > most ? undefined : distance
}
