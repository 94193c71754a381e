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
  const source = shareBeginnings(alternatives.map(toSource))
  return new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z0-9])`)
}

/** All of these patterns, anywhere and in any order. */
export function together(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(`^${patterns.map((pattern) => `(?=.*${pattern.source})`).join('')}`)
}

/** Any of these patterns. */
export function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'))
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
