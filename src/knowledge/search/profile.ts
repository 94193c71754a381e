import type { Article } from '../article.ts'
import { placeholderPattern } from '../sentences.ts'
import type { GramTerm } from './grams.ts'
import { readText, type Reader } from './read-text.ts'
import { stemOf, tidyText, wordsOf } from './words.ts'

/** One way of asking, as terms. */
export interface AskProfile {
  readonly text: string
  readonly terms: readonly GramTerm[]
}

/** An article's words as search compares them. */
export interface ArticleProfile {
  readonly id: string
  readonly ages: Article['ages']
  readonly asks: readonly AskProfile[]
  /** Stems, repeats and all. */
  readonly title: readonly string[]
  readonly keywords: readonly string[]
  readonly labels: readonly string[]
  readonly body: readonly string[]
}

/** Asks are read just as a question is, so that the same words meet. */
export function profileOf(article: Article, reader: Reader): ArticleProfile {
  const { language } = reader.lexicon
  const stems = (texts: readonly string[]) =>
    texts.flatMap((text) => wordsOf(tidyText(text)).map((word) => stemOf(word, language)))
  return {
    id: article.id,
    ages: article.ages,
    asks: article.asks.map((text) => ({ text, terms: readTerms(text, reader) })),
    title: stems([article.title]),
    keywords: stems(article.keywords),
    labels: stems(article.sections.flatMap((section) => [section.label, ...section.words])),
    body: stems(bodyTexts(article)),
  }
}

/** The terms of a text, and no more than grams need of them. */
export function readTerms(text: string, reader: Reader): GramTerm[] {
  return readText(text, reader).terms.map(({ stem, means }) => ({ stem, means }))
}

/** A stretch no longer than what is read of a text at once, so that long bodies are read whole. */
function bodyTexts(article: Article): string[] {
  const texts = [article.shortAnswer, ...article.sections.map((section) => section.markdown)]
  return texts.map((text) => text.replace(placeholderPattern, ' '))
}

/** Asks are misspelt on purpose: a word only they have must be there often to count as right. */
const leastUsesInAsks = 3

/** Words that are spelt right, with how often the articles use them. */
export function countWords(articles: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>()
  const inAsks = new Map<string, number>()
  const add = (to: Map<string, number>, text: string) => {
    for (const word of wordsOf(tidyText(text))) to.set(word, (to.get(word) ?? 0) + 1)
  }
  for (const article of articles) {
    for (const text of [article.title, ...article.keywords, ...bodyTexts(article)])
      add(counts, text)
    for (const section of article.sections) add(counts, section.label)
    for (const ask of article.asks) add(inAsks, ask)
  }
  for (const [word, uses] of inAsks) {
    if (counts.has(word) || uses >= leastUsesInAsks)
      counts.set(word, (counts.get(word) ?? 0) + uses)
  }
  return counts
}
