import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import type { Article, Council } from './article.ts'
import { exampleName, fill } from './fill.ts'
import { renderForChannel } from './render.ts'
import { sentencesOf } from './sentences.ts'

/** American school grades count from six years of age, less one for where a grade begins. */
const yearsBeforeSchool = 5

/**
 * The age, in years, at which most can read some rendered texts: Flesch-Kincaid's grade plus five.
 * Each line is read by itself, as it is seen; numbers and addresses are left out.
 */
export function readingAge(texts: readonly string[]): number {
  const sentences = texts
    .flatMap((text) => text.split('\n'))
    .flatMap(sentencesOf)
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const words = sentences.flat()
  if (words.length === 0) return 0
  const grade = fleschKincaid({
    sentence: sentences.length,
    word: words.length,
    syllable: words.reduce((sum, word) => sum + syllablesOf(word), 0),
  })
  return Math.max(0, grade + yearsBeforeSchool)
}

/** More words than this are not kept: all articles have a few thousand. */
const mostKept = 20_000
const counted = new Map<string, number>()

/** Counting is slow, and texts share most of their words. */
function syllablesOf(word: string): number {
  const known = counted.get(word)
  if (known !== undefined) return known
  if (counted.size >= mostKept) counted.clear()
  const count = syllable(word)
  counted.set(word, count)
  return count
}

/** That of a whole article, as it is sent by SMS. */
export function articleReadingAge(article: Article, council: Council, today: Date): number {
  const values = { pa: exampleName, council, facts: article.facts, on: today }
  const texts = [article.shortAnswer, ...article.sections.map(({ markdown }) => markdown)]
  return readingAge(texts.map((text) => renderForChannel(fill(text, values), 'sms')))
}

const addresses = /\S+@\S+|\S+\.(?:uk|org|com|net)\S*/gi

function wordsOf(sentence: string): string[] {
  return sentence.replace(addresses, ' ').match(/\p{L}[\p{L}'’]*/gu) ?? []
}
