import type { DangerKind, Level } from '../../domain/danger.ts'
import { dangerKinds, levels } from '../../domain/danger.ts'
import type { NewPhrase } from '../../store/safety-phrases.ts'
import { commonWords } from './common-words.ts'

export interface PhraseForm {
  readonly phrase: string
  readonly kind: string
  readonly level: string
  readonly why: string
}

/** What is wrong with a field, in words for whoever filled it in. */
export interface PhraseProblem {
  readonly field: keyof PhraseForm
  readonly text: string
}

export type CheckedPhrase =
  { readonly phrase: Omit<NewPhrase, 'by'> } | { readonly problems: readonly PhraseProblem[] }

const mostWords = 12
const longestWhy = 500
/** They mean something to a pattern and nothing to who reads the phrase. */
const patternCharacters = /[\\^$*+?()[\]{}|<>/]/

/** Reads the form of a phrase; `known` are those that are not withdrawn, as they were written. */
export function checkPhrase(form: PhraseForm, known: readonly string[]): CheckedPhrase {
  const phrase = plain(form.phrase)
  const kind = kindOf(form.kind)
  const level = levelOf(form.level)
  const why = form.why.trim()
  const problems = [
    problem('phrase', problemWithWords(phrase, known)),
    problem('kind', kind === undefined ? 'Choose what it is a sign of' : undefined),
    problem('level', level === undefined ? 'Choose how fast a person must read it' : undefined),
    problem('why', problemWithWhy(why)),
  ].flat()
  if (problems.length > 0 || kind === undefined || level === undefined) return { problems }
  const category = kind === 'allegation' ? 'allegation' : 'danger'
  return { phrase: { phrase, category, kind, level, why } }
}

/** One space between words, lower case: as it is shown and compared. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

function problem(field: keyof PhraseForm, text: string | undefined): readonly PhraseProblem[] {
  return text === undefined ? [] : [{ field, text }]
}

function problemWithWords(phrase: string, known: readonly string[]): string | undefined {
  const words = phrase.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return 'Write the words to listen for'
  if (patternCharacters.test(phrase)) {
    return 'Write plain words: no stars, brackets, slashes or question marks. It is matched as it stands'
  }
  if (words.length > mostWords)
    return `Write ${mostWords} words or fewer: a long phrase never comes again`
  const [only = ''] = words
  if (words.length === 1 && isCommon(only)) {
    return `‘${only}’ alone is in everyday texts: add the words that make it a sign`
  }
  if (known.some((one) => plain(one) === phrase)) return 'This phrase is here already'
  return undefined
}

function isCommon(word: string): boolean {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, '')
  return letters.length < 3 || commonWords.has(letters)
}

function problemWithWhy(why: string): string | undefined {
  if (why === '') return 'Say why: what was missed, or what you have heard'
  return why.length > longestWhy ? `Say it in ${longestWhy} characters or fewer` : undefined
}

function kindOf(text: string): DangerKind | 'allegation' | undefined {
  return text === 'allegation' ? text : dangerKinds.find((kind) => kind === text)
}

function levelOf(text: string): Level | undefined {
  return (Object.keys(levels) as Level[]).find((level) => level === text)
}
