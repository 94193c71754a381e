import type { Article } from './article.ts'
import { diff } from './diff-lines.ts'
import { parseArticle } from './parse-article.ts'
import { placeholderPattern } from './sentences.ts'

/** A typo changes at most so many words, and so many characters of them. */
const mostWords = 3
const mostCharacters = 12

/**
 * Why a change of an article is no typo, in words for whoever wrote it; undefined when it is one:
 * only a few letters of its text changed, and nothing that says what, when, how much or to whom.
 */
export function whyNoTypo(file: string, before: string, after: string): string | undefined {
  const [old, changed] = [parseArticle(file, before), parseArticle(file, after)]
  if ('faults' in old || 'faults' in changed) return 'the text cannot be read'
  return besideText(old.article, changed.article) ?? inText(old.article, changed.article)
}

/** Of a typo: how many words changed, and '“abuot” is now “about”'. */
export function whatTypo(
  file: string,
  before: string,
  after: string,
): { readonly words: number; readonly said: string } {
  const [old, changed] = [parseArticle(file, before), parseArticle(file, after)]
  if ('faults' in old || 'faults' in changed) return { words: 0, said: '' }
  const { gone, came } = changedWords(wordsOf(old.article), wordsOf(changed.article))
  const said = `“${gone.join(' ')}” is now “${came.join(' ')}”`
  return { words: Math.max(gone.length, came.length), said }
}

function besideText(old: Article, changed: Article): string | undefined {
  const keys = Object.keys({ ...old, ...changed }) as (keyof Article)[]
  const moved = keys.find(
    (key) =>
      !['title', 'label', 'shortAnswer', 'sections'].includes(key) &&
      JSON.stringify(old[key]) !== JSON.stringify(changed[key]),
  )
  if (moved !== undefined) return `it changes ${nameOf[moved] ?? moved}`
  const frame = ({ sections }: Article) =>
    sections.map(({ key, when, words }) => [key, when, words])
  if (JSON.stringify(frame(old)) === JSON.stringify(frame(changed))) return undefined
  return 'it changes which sections there are, or when one is the reader’s own'
}

const nameOf: Readonly<Partial<Record<keyof Article, string>>> = {
  id: 'the id',
  asks: 'the ways of asking',
  keywords: 'the keywords',
  ages: 'who it is for',
  status: 'who it is for',
  sources: 'the sources',
  confirm: 'what is to be confirmed',
  owner: 'the owner',
  reviewBy: 'the review date',
  facts: 'a fact or its date',
}

// === In the text

function inText(old: Article, changed: Article): string | undefined {
  const [before, after] = [wordsOf(old), wordsOf(changed)]
  for (const [name, weighty] of weighed) {
    if (bare(before.filter(weighty)) !== bare(after.filter(weighty))) {
      return `it changes ${name}`
    }
  }
  const { gone, came } = changedWords(before, after)
  const words = Math.max(gone.length, came.length)
  if (words > mostWords) return `it changes ${words} words; a typo changes ${mostWords} at most`
  const characters = distance(gone.join(' '), came.join(' '))
  if (characters <= mostCharacters) return undefined
  return `it changes ${characters} characters; a typo changes ${mostCharacters} at most`
}

function changedWords(before: readonly string[], after: readonly string[]) {
  const lines = diff(before, after)
  const of = (kind: 'removed' | 'added') =>
    lines.filter((line) => line.kind === kind).map(({ text }) => text)
  return { gone: of('removed'), came: of('added') }
}

/** A comma or a bracket more beside a word is a typo of its own. */
function bare(words: readonly string[]): string {
  return words.map((word) => word.replace(/^[("'*_]+|[)"'*_.,;:!?]+$/g, '')).join(' ')
}

function wordsOf({ title, label, shortAnswer, sections }: Article): readonly string[] {
  const texts = sections.flatMap((section) => [section.label, section.markdown])
  return [title, label, shortAnswer, ...texts].join(' ').split(/\s+/)
}

const months =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b/i
const days = /\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b/i
const turning =
  /\b(?:not?|never|none|nobody|cannot|\w+n['’]?t|without|only|unless|except|must|may|might|can|cant|could|should|before|after|until|under|over|usually|always|or|free|one|two|three|four|five|six|seven|eight|nine|ten|twelve|hundred)\b/i

/** What a word may not be that comes or goes with a typo. */
const weighed: readonly (readonly [name: string, weighty: (word: string) => boolean])[] = [
  ['a placeholder', (word) => word.search(placeholderPattern) >= 0 || /[{}]/.test(word)],
  ['a number', (word) => /\d/.test(word)],
  ['a link', (word) => /https?:|www\.|\]\(|\w\.(?:uk|org|com|net)\b|@/.test(word)],
  ['a day or a month', (word) => months.test(word) || days.test(word)],
  ['a word that can turn the meaning, such as “not” or “only”', (word) => turning.test(word)],
]

/** How many letters have to come, go or change (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
