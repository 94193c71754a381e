import { firstWords, neededSets, neededWords } from './needed-words.ts'

/** One readable reason to raise an alarm, read over the text as `normalise` gives it. */
export interface Rule {
  readonly name: string
  readonly pattern: RegExp
  /** Must be somewhere in the text too, in any order: half of a situation. */
  readonly and?: RegExp
  /** What makes the same words harmless: an idiom, long past, coursework. */
  readonly unless?: RegExp
}

/**
 * A pattern out of phrases in plain words: '(a|b)' is a choice, '?' makes what is before it optional,
 * '… ' is a gap of some words in the same sentence, '…… ' a longer one that crosses sentences.
 * Gaps are bounded, repeats ('*', '+') go to four, and phrases start with a word, so reading stays
 * linear in the text's length.
 */
export function phrases(...alternatives: readonly string[]): RegExp {
  const whole = new RegExp(bounded(shareBeginnings(alternatives.map(toSource))))
  const groups = Map.groupBy(alternatives.flatMap(spreadChoice), beginningOf)
  const parts = Array.from(groups.values(), (some): Part => {
    const needs = some.map(neededSets)
    const source = shareBeginnings(some.map(toSource))
    return {
      begins: shared(allOf(some.map(firstWords))),
      needs: allOf(needs.map(([first]) => first)),
      alsoNeeds: allOf(needs.map(([, second]) => second)),
      pattern: new RegExp(bounded(source)),
      here: new RegExp(`(?:${source})(?![a-z0-9])`, 'y'),
    }
  })
  partsByPattern.set(whole, parts)
  return whole
}

/** The words of all sets together; undefined when one set is missing. */
function allOf(sets: readonly (Iterable<string> | undefined)[]): readonly string[] | undefined {
  if (sets.includes(undefined)) return undefined
  return Array.from(new Set(sets.flatMap((words) => [...(words ?? [])])))
}

/** Beginnings with the same words are one list, so that they can be told to be the same. */
const beginnings = new Map<string, readonly string[]>()

function shared(words: readonly string[] | undefined): readonly string[] | undefined {
  if (words === undefined) return undefined
  const key = words.toSorted().join(' ')
  const known = beginnings.get(key) ?? words
  beginnings.set(key, known)
  return known
}

/** A part of a pattern, with what tells where it need not be tried. */
export interface Part {
  /** It matches only from one of these words on; undefined: from anywhere. */
  readonly begins: readonly string[] | undefined
  /** Only texts with one of these words match, and with one of the others; undefined: any text. */
  readonly needs: readonly string[] | undefined
  readonly alsoNeeds: readonly string[] | undefined
  readonly pattern: RegExp
  /** The pattern from a word on that begins at `lastIndex`. */
  readonly here: RegExp
}

const partsByPattern = new WeakMap<RegExp, readonly Part[]>()

/** What a pattern is put together of: a text matches it where it matches any of these. */
export function partsOf(pattern: RegExp): readonly Part[] {
  return partsByPattern.get(pattern) ?? [wholly(pattern)]
}

const wholly = (pattern: RegExp, needs: Partial<Pick<Part, 'needs' | 'alsoNeeds'>> = {}): Part => ({
  ...{ begins: undefined, needs: undefined, alsoNeeds: undefined, pattern, here: pattern },
  ...needs,
})

const bounded = (source: string): string => `(?<![a-z0-9])(?:${source})(?![a-z0-9])`

/** What is before the first gap, which long choices of people stand in; without a gap, what it needs. */
function beginningOf(alternative: string): string {
  const gapAt = alternative.indexOf('… ')
  if (gapAt >= 0) return alternative.slice(0, gapAt)
  return Array.from(neededWords(alternative) ?? []).join(' ')
}

/** '(a|b)' alone is two alternatives. */
function spreadChoice(alternative: string): readonly string[] {
  return /^\([a-z0-9 |]+\)$/.test(alternative) ? alternative.slice(1, -1).split('|') : [alternative]
}

/** All of these patterns, anywhere and in any order. */
export function together(...patterns: readonly RegExp[]): RegExp {
  const all = new RegExp(`^${patterns.map((pattern) => `(?=.*${pattern.source})`).join('')}`)
  const [needs, alsoNeeds] = patterns
    .map((pattern) => allOf(partsOf(pattern).map((part) => part.needs)))
    .filter((words) => words !== undefined)
  partsByPattern.set(all, [wholly(all, { needs, alsoNeeds })])
  return all
}

/** Any of these patterns. */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  const any = new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'))
  partsByPattern.set(any, patterns.flatMap(partsOf))
  return any
}

const gap = /\(\?:(?:\[\^\.\]\{0,30\}|\.\{0,60\}) \)\?/

/** Phrases with one beginning up to their first gap share it: long choices of people are read once. */
function shareBeginnings(sources: readonly string[]): string {
  const endings = Map.groupBy(sources, (source) => source.slice(0, lengthToGap(source)))

  return [...endings]
    .map(
      ([beginning, whole]) =>
        `${beginning}(?:${whole.map((source) => source.slice(beginning.length)).join('|')})`,
    )
    .join('|')
}

function lengthToGap(source: string): number {
  const found = gap.exec(source)
  return found === null ? 0 : found.index + found[0].length
}

function toSource(phrase: string): string {
  return phrase
    .replace(/\((?!\?)/g, '(?:')
    .replace(/\)\*/g, '){0,4}')
    .replace(/\)\+/g, '){1,4}')
    .replaceAll('…… ', '(?:.{0,60} )?')
    .replaceAll('… ', '(?:[^.]{0,30} )?')
}
