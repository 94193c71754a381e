import type { Article, Council, Fault, Section } from './article.ts'
import { neverSaid, reservedWordsAskedFor } from './check-words.ts'
import { factOn, fill, exampleName, londonDate, nobody } from './fill.ts'
import { articleReadingAge } from './reading-age.ts'
import { renderForChannel } from './render.ts'
import { countSegments, isGsm7, toGsm7 } from './segments.ts'
import { placeholderPattern } from './sentences.ts'

export interface ArticleToCheck {
  readonly file: string
  readonly raw: string
  readonly article: Article
  readonly today: Date
  /** Absent when council.yaml could not be read: its keys are then not checked. */
  readonly council?: Council
  readonly keys?: ReadonlySet<string>
}

export interface Found {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
  /** In years. */
  readonly readingAge: number
}

/** With fewer asks an article is found by nobody who does not use their very words. */
const leastAsks = 8
/** So many let search tell an article from its neighbours. */
const enoughAsks = 30
const mostSegments = { shortAnswer: 2, section: 3 }
/** How many sections are offered as numbered choices. */
const choicesOffered = 4

/** What is wrong with one article that its file alone does not show. */
export function checkArticle(check: ArticleToCheck): Found {
  const { article, today } = check
  const readingAge = articleReadingAge(article, check.council ?? nobody, today)
  const faults = [
    ...checkName(check),
    ...checkAsks(check),
    ...textsOf(article).flatMap((part) => checkText(check, part)),
    ...checkReadingAge(check, readingAge),
  ]
  return { faults, warnings: [...warnOfFewAsks(check), ...warnOfReview(check)], readingAge }
}

function warnOfReview({ article, file, raw, today }: ArticleToCheck): Fault[] {
  if (article.reviewBy >= londonDate(today)) return []
  const problem = `was ${article.reviewBy}`
  const remedy = 'look at the sources again, then set a new day'
  return [{ file, line: lineWith(raw, 'review-by:'), field: 'review-by', problem, remedy }]
}

function checkName({ article, file }: ArticleToCheck): Fault[] {
  const name = file.split('/').at(-1)?.replace(/\.md$/, '')
  if (name === article.id) return []
  const remedy = `name the file ${article.id}.md, or mend the id`
  return [
    { file, line: 2, field: 'id', problem: `is not the file's name, ${String(name)}`, remedy },
  ]
}

function checkAsks({ article, file, raw }: ArticleToCheck): Fault[] {
  return article.asks.length >= leastAsks ? [] : fewerThan(leastAsks, { article, file, raw })
}

function warnOfFewAsks({ article, file, raw }: ArticleToCheck): Fault[] {
  const { length } = article.asks
  const isFew = length >= leastAsks && length < enoughAsks
  return isFew ? fewerThan(enoughAsks, { article, file, raw }) : []
}

function fewerThan(
  least: number,
  { article, file, raw }: Pick<ArticleToCheck, 'article' | 'file' | 'raw'>,
): Fault[] {
  const problem = `has ${article.asks.length} of at least ${least}`
  const remedy = 'add more ways young people ask for it'
  return [{ file, line: lineWith(raw, 'asks:'), field: 'asks', problem, remedy }]
}

// === Texts

interface Part {
  readonly field: string
  readonly markdown: string
  /** A text that stands on the line where the part begins. */
  readonly begins: string
  readonly choices: readonly Section[]
}

function textsOf(article: Article): Part[] {
  const firstLine = article.shortAnswer.split('\n')[0] ?? ''
  return [
    {
      field: 'short answer',
      markdown: article.shortAnswer,
      begins: firstLine,
      choices: article.sections.slice(0, choicesOffered),
    },
    ...article.sections.map((section) => ({
      field: `section ${section.key}`,
      markdown: section.markdown,
      begins: `{#${section.key}}`,
      choices: [],
    })),
  ]
}

function checkText(check: ArticleToCheck, part: Part): Fault[] {
  const { file, raw } = check
  const words = [part.markdown, ...part.choices.map((section) => section.label)].join('\n')
  const start = lineWith(raw, part.begins)
  const at = (text: string, problem: string, remedy: string): Fault => ({
    file,
    line: lineWith(raw, text, start),
    field: part.field,
    problem,
    remedy,
  })
  return [
    ...checkPlaceholders(check, part.markdown, at),
    ...checkCharacters(check.article.language, words, at),
    ...neverSaid(words).map(({ found, remedy }) => at(found, `says '${found}'`, remedy)),
    ...reservedWordsAskedFor(words).map((found) =>
      at(found, `asks for '${found}', a word networks act on`, 'ask for a number or another word'),
    ),
    ...checkLength(check, part, at),
  ]
}

type At = (text: string, problem: string, remedy: string) => Fault

function checkPlaceholders(
  { article, keys, today }: ArticleToCheck,
  markdown: string,
  at: At,
): Fault[] {
  return Array.from(markdown.matchAll(placeholderPattern)).flatMap(([whole, kind, key]) => {
    if (kind === 'pa' && key === undefined) return []
    if (kind === 'council' && key !== undefined) {
      if (keys === undefined || keys.has(key)) return []
      return [
        at(whole, `${whole} is not in council.yaml`, 'add it there, value: null if not known'),
      ]
    }
    if (kind === 'fact' && key !== undefined) {
      if (factOn(article.facts, key, today) !== undefined) return []
      const coming = article.facts.some((fact) => fact.key === key)
      const problem = coming ? `${whole} has no value in force yet` : `${whole} is not under facts`
      return [at(whole, problem, 'add it under facts with value and from')]
    }
    return [at(whole, `${whole} is nothing we fill in`, 'use {pa}, {council:key} or {fact:key}')]
  })
}

function checkCharacters(language: string, text: string, at: At): Fault[] {
  if (language !== 'en') return []
  const wrong = new Set(Array.from(text).filter((character) => !isGsm7(character)))
  return Array.from(wrong, (character) => {
    const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    const plain = toGsm7(character)
    const remedy = plain === '' ? 'leave it out' : `write '${plain}'`
    return at(
      character,
      `has '${character}' (U+${String(code)}), which no plain SMS can carry`,
      remedy,
    )
  })
}

function checkLength(check: ArticleToCheck, part: Part, at: At): Fault[] {
  const { article, council = nobody, today } = check
  const filled = fill(part.markdown, { pa: exampleName, council, facts: article.facts, on: today })
  const choices = part.choices.map((section, index) => `${index + 1} ${section.label}`)
  const text = [renderForChannel(filled, 'sms'), ...choices].join('\n')
  const most = part.field === 'short answer' ? mostSegments.shortAnswer : mostSegments.section
  const { segments } = countSegments(text)
  if (segments <= most) return []
  const problem = `is ${text.length} characters with its choices, ${segments} segments of at most ${most}`
  return [at(part.begins, problem, `shorten it to ${most * 153}`)]
}

// === Reading age

/** Young people who missed school, or learnt English last year, should follow every answer. */
const highestReadingAge = 11

function checkReadingAge({ article, file, raw }: ArticleToCheck, age: number): Fault[] {
  if (age <= highestReadingAge) return []
  const problem = `is ${age.toFixed(1)} years, of at most ${highestReadingAge}`
  const remedy = 'use shorter sentences and shorter words'
  const line = lineWith(raw, article.shortAnswer.split('\n')[0] ?? '')
  return [{ file, line, field: 'reading age', problem, remedy }]
}

function lineWith(raw: string, text: string, from = 1): number {
  const lines = raw.split(/\r?\n/)
  const first = text.split('\n')[0] ?? ''
  const found = lines.findIndex((line, at) => at >= from - 1 && line.includes(first))
  return found < 0 ? from : found + 1
}
