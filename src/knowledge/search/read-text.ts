import type { ReadText } from './candidates.ts'
import { phraseAt, type Lexicon } from './lexicon.ts'
import type { Speller } from './spelling.ts'
import { splitIssues } from './split-issues.ts'
import { stemOf, tidyText, wordsOf } from './words.ts'

/** One word of a text with all that search needs to know of it. */
export interface Term {
  readonly word: string
  readonly stem: string
  /** A stop word: it counts a little when whole questions are compared, and nowhere else. */
  readonly stop: boolean
  /** Stems of the service's words for the same. */
  readonly means: readonly string[]
}

/** A text as search reads it, with the terms behind the words. */
export interface Reading extends ReadText {
  readonly terms: readonly Term[]
  /** The age said in it, if any. */
  readonly age?: number
}

export interface Reader {
  readonly lexicon: Lexicon
  readonly speller: Speller
}

type Change = ReadText['changes'][number]

/** No more words than this are corrected: more unknown ones are another language, or no words. */
const mostCorrected = 24
const mostTerms = 150

/** Reads a text of any kind: it never throws, and has no words when there is nothing to read. */
export function readText(text: string, reader: Reader): Reading {
  const tidy = tidyText(text)
  const changes: Change[] = []
  const { rest, age } = takeCircumstances(tidy, changes)
  const spoken = sayInFull(wordsOf(rest), reader.lexicon, changes)
  const spelt = spellRight(spoken.slice(0, mostTerms), reader, changes)
  const terms = toTerms(spelt, reader.lexicon)
  const informative = terms.filter((term) => !term.stop)
  return {
    clean: wordsOf(tidy).join(' '),
    words: informative.map((term) => term.word),
    changes,
    issues: splitIssues(tidy, reader.lexicon),
    terms,
    ...(age === undefined ? {} : { age }),
  }
}

// === Circumstances

const ageSaid =
  /\b(?:(?:i ?a?m|ive just turned|just turned|aged?) (?:a |only |just |now |nearly )?(1\d|2[0-9])(?: ?(?:yo|yrs?|years?)(?: old)?)?|(1\d|2[0-9]) ?(?:yo|yrs? old|years? old))\b(?! (?:in|on|next|soon|months?|weeks?|days?|behind|mins?|minutes|hours?|pounds?|quid|miles|stone))/g

/** 'im 19' is who asks, not what they ask: it must not speak for an article with 19 in it. */
function takeCircumstances(
  tidy: string,
  changes: Change[],
): { readonly rest: string; readonly age?: number } {
  let age: number | undefined
  const rest = tidy.replace(ageSaid, (said: string, first?: string, second?: string) => {
    age ??= Number(first ?? second)
    changes.push({ from: said, to: '', by: 'circumstances' })
    return ' '
  })
  return age === undefined ? { rest } : { rest, age }
}

// === Words

function sayInFull(words: readonly string[], lexicon: Lexicon, changes: Change[]): string[] {
  const said: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const phrase = phraseAt(lexicon.textSpeak, words, at)
    if (phrase === undefined) said.push(words[at] ?? '')
    else {
      said.push(...phrase.to)
      changes.push({ from: phrase.from.join(' '), to: phrase.to.join(' '), by: 'text speak' })
      at += phrase.from.length - 1
    }
  }
  return said
}

function spellRight(words: readonly string[], reader: Reader, changes: Change[]): string[] {
  let corrected = 0
  return words.flatMap((word) => {
    const right = corrected < mostCorrected ? reader.speller.correct(word) : undefined
    if (right === undefined) return [word]
    corrected += 1
    changes.push({ from: word, to: right.join(' '), by: 'spelling' })
    return right
  })
}

function toTerms(words: readonly string[], lexicon: Lexicon): Term[] {
  const { language } = lexicon
  const stems = words.map((word) => stemOf(word, language))
  const means = stems.map((): string[] => [])
  for (const at of stems.keys()) {
    const phrase = phraseAt(lexicon.means, stems, at)
    if (phrase === undefined) continue
    const meant = phrase.to.map((word) => stemOf(word, language))
    for (const offset of phrase.from.keys()) means[at + offset]?.push(...meant)
  }
  return words.map((word, at) => {
    const meant = means[at] ?? []
    const stop = lexicon.stopWords.has(word) && meant.length === 0
    return { word, stem: stems[at] ?? word, stop, means: meant }
  })
}
