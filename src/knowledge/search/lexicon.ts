import type { Vocabulary } from '../vocabulary.ts'
import { stemOf, tidyText, wordsOf } from './words.ts'

/** A vocabulary made ready for reading: phrases by their first word, the longest first. */
export interface Lexicon {
  readonly language: string
  readonly textSpeak: PhraseTable
  readonly means: PhraseTable
  readonly stopWords: ReadonlySet<string>
  readonly pressing: ReadonlySet<string>
  /** Words that are right as they stand. */
  readonly knownWords: ReadonlySet<string>
}

export interface Phrase {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export type PhraseTable = ReadonlyMap<string, readonly Phrase[]>

/** Reads a vocabulary's entries as texts are read, so that both meet. */
export function createLexicon(vocabulary: Vocabulary): Lexicon {
  const { language } = vocabulary
  const words = (text: string) => wordsOf(tidyText(text))
  const stemmed = (text: string) => words(text).map((word) => stemOf(word, language))
  const textSpeak = Object.entries(vocabulary.textSpeak).map(([from, to]) => ({
    from: words(from),
    to: words(to),
  }))
  const means = Object.entries(vocabulary.means).map(([from, to]) => ({
    from: stemmed(from),
    to: to.flatMap(words),
  }))
  const stopWords = new Set(vocabulary.stopWords.flatMap(words))
  const spelt = [...means.flatMap(({ to }) => to), ...textSpeak.flatMap(({ to }) => to)]
  const fromMeans = Object.keys(vocabulary.means).flatMap(words)
  return {
    language,
    textSpeak: tableOf(textSpeak),
    means: tableOf(means),
    stopWords,
    pressing: new Set(vocabulary.pressing.flatMap(stemmed)),
    knownWords: new Set([
      ...vocabulary.knownWords.flatMap(words),
      ...spelt,
      ...fromMeans,
      ...stopWords,
    ]),
  }
}

function tableOf(phrases: readonly Phrase[]): PhraseTable {
  const usable = phrases.filter(({ from }) => from.length > 0)
  const longestFirst = usable.toSorted((one, other) => other.from.length - one.from.length)
  return Map.groupBy(longestFirst, ({ from }) => from[0] ?? '')
}

/** The longest phrase of the table that begins at a place of the words. */
export function phraseAt(
  table: PhraseTable,
  words: readonly string[],
  at: number,
): Phrase | undefined {
  return table
    .get(words[at] ?? '')
    ?.find(({ from }) => from.every((word, offset) => words[at + offset] === word))
}
