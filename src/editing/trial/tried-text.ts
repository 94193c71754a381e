import type { Article } from '../../knowledge/article.ts'
import type { Expected } from './compare-outcomes.ts'
import { readMadeQuestions } from './made-questions.ts'
import { readRealQuestions } from './real-questions.ts'
import type { TextSource } from './trial-result.ts'
import type { TrialDeps, TriedDraft } from './trial-deps.ts'
import type { Drafted } from './with-draft.ts'

/** A text that is asked before and after. */
export interface TriedText {
  readonly text: string
  readonly from: TextSource
  readonly times: number
  /** It must not be shown. */
  readonly hidden?: boolean
  readonly expected?: Expected
}

/** What is asked, what tells most first. */
export interface TriedTexts {
  /** Real questions, made up ones, and the asks of the article that is edited. */
  readonly first: readonly TriedText[]
  /** All other asks, by article: its neighbours' come first, once they are known. */
  readonly rest: ReadonlyMap<string, readonly TriedText[]>
}

export async function readTriedTexts(
  deps: Pick<TrialDeps, 'store' | 'clock' | 'questionsDir'>,
  draft: TriedDraft,
  drafted: Drafted,
): Promise<TriedTexts> {
  const language = languageOf(draft)
  const real = await readRealQuestions(deps, language)
  const made = await readMadeQuestions(deps.questionsDir, language)
  const own = drafted.article
  const others = drafted.articles.filter(
    (article) => article.language === language && article !== own,
  )
  return {
    first: [
      ...real,
      ...made.map((question): TriedText => ({ ...question, from: 'made', times: 1 })),
      ...(own === undefined ? [] : asksOf(own)),
      ...asksTakenOut(drafted),
    ],
    rest: new Map(others.map((article) => [article.id, asksOf(article)])),
  }
}

/** The council's values are of every language; what is said of them is told in English. */
export const languageOf = ({ kind, language }: TriedDraft): string =>
  kind === 'council' ? 'en' : language

function asksOf({ id, asks }: Article): readonly TriedText[] {
  const expected = { kind: 'articles', articles: [id] } as const
  return asks.map((text) => ({ text, from: 'ask', times: 1, expected }))
}

/** Nobody says any more what they should find. */
function asksTakenOut({ article, before }: Drafted): readonly TriedText[] {
  const still = new Set(article?.asks)
  return (before?.asks ?? [])
    .filter((ask) => !still.has(ask))
    .map((text) => ({ text, from: 'ask', times: 1 }))
}
