import lunr from 'lunr'
import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { placeholderPattern } from '../sentences.ts'
import { createLexicon } from './lexicon.ts'
import { readText, type Reader } from './read-text.ts'
import { createSpeller } from './spelling.ts'
import { stemOf, tidyText, wordsOf } from './words.ts'

/** One way of asking, as stems; `means` are those of the vocabulary's words for the same. */
export interface AskProfile {
  readonly text: string
  readonly stems: readonly string[]
  readonly means: readonly string[]
}

/** What the judge looks at of one article. */
export interface ArticleProfile {
  readonly id: string
  readonly ages: Article['ages']
  readonly asks: readonly AskProfile[]
  readonly title: readonly string[]
  readonly keywords: readonly string[]
  readonly labels: readonly string[]
  readonly body: readonly string[]
}

/** Everything search knows of one language; plain data, so it can be kept on disk. */
export interface BuiltIndex {
  readonly language: string
  readonly profiles: readonly ArticleProfile[]
  /** Words spelt right, with how often they are used. */
  readonly dictionary: Readonly<Record<string, number>>
  readonly lunr: object
}

/** Raise it when what is built changes, so that an older index on disk is not used. */
export const indexFormat = 2

/** How much a word counts by where it stands; asks are young people's own words. */
const boosts = { title: 3, asks: 6, keywords: 4, labels: 2, body: 1 } as const

/** Builds the index of one language's articles. */
export function buildIndex(articles: readonly Article[], vocabulary: Vocabulary): BuiltIndex {
  const lexicon = createLexicon(vocabulary)
  const dictionary = countWords(articles)
  const speller = createSpeller(dictionary, lexicon.knownWords, vocabulary.language)
  const profiles = articles.map((article) => profileOf(article, { lexicon, speller }))
  const { language } = vocabulary
  return { language, profiles, dictionary: Object.fromEntries(dictionary), lunr: toLunr(profiles) }
}

/** Lunr over the profiles: our own stems go in, so its pipeline has nothing left to do. */
function toLunr(profiles: readonly ArticleProfile[]): object {
  const builder = new lunr.Builder()
  const separator = (text?: unknown) =>
    String(text)
      .split(' ')
      .map((stem) => new lunr.Token(stem, {}))
  builder.tokenizer = separator as typeof lunr.tokenizer
  builder.ref('id')
  builder.b(0.3)
  for (const [field, boost] of Object.entries(boosts)) builder.field(field, { boost })
  for (const { id, title, asks, keywords, labels, body } of profiles) {
    builder.add({
      id,
      title: title.join(' '),
      asks: asks.flatMap((ask) => ask.stems).join(' '),
      keywords: keywords.join(' '),
      labels: labels.join(' '),
      body: body.join(' '),
    })
  }
  return builder.build().toJSON()
}

// === Words

/** Asks are misspelt on purpose: a word only they have must be there often to count as right. */
const leastUsesInAsks = 3

function countWords(articles: readonly Article[]): Map<string, number> {
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

/** A stretch no longer than what is read of a text at once, so that long bodies are read whole. */
function bodyTexts(article: Article): string[] {
  const texts = [article.shortAnswer, ...article.sections.map((section) => section.markdown)]
  return texts.map((text) => text.replace(placeholderPattern, ' '))
}

// === Profiles

function profileOf(article: Article, reader: Reader): ArticleProfile {
  const { language } = reader.lexicon
  const stems = (texts: readonly string[]) =>
    texts.flatMap((text) => wordsOf(tidyText(text)).map((word) => stemOf(word, language)))
  return {
    id: article.id,
    ages: article.ages,
    asks: article.asks.map((ask) => askProfile(ask, reader)),
    title: stems([article.title]),
    keywords: stems(article.keywords),
    labels: stems(article.sections.flatMap((section) => [section.label, ...section.words])),
    body: stems(bodyTexts(article)),
  }
}

/** An ask is read just as a question is, so that the same words meet. */
function askProfile(ask: string, reader: Reader): AskProfile {
  const { terms } = readText(ask, reader)
  const stems = terms.map((term) => term.stem)
  const means = terms.flatMap((term) => term.means)
  return { text: ask, stems, means: Array.from(new Set(means)) }
}
