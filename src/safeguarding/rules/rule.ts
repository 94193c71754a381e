import { neededWords } from './needed-words.ts'

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
    const needs = some.map(neededWords)
    return {
      needs: needs.includes(undefined) ? undefined : needs.flatMap((words) => [...(words ?? [])]),
      pattern: new RegExp(bounded(shareBeginnings(some.map(toSource)))),
    }
  })
  partsByPattern.set(whole, parts)
  return whole
}

/** A part of a pattern, which only texts with one of these words can match; undefined: any text. */
export interface Part {
  readonly needs: readonly string[] | undefined
  readonly pattern: RegExp
}

const partsByPattern = new WeakMap<RegExp, readonly Part[]>()

/** What a pattern is put together of: a text matches it where it matches any of these. */
export function partsOf(pattern: RegExp): readonly Part[] {
  return partsByPattern.get(pattern) ?? [{ needs: undefined, pattern }]
}

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
  return new RegExp(`^${patterns.map((pattern) => `(?=.*${pattern.source})`).join('')}`)
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
