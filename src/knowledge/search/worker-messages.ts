import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import type { Tried } from './try-index.ts'
import type { Verdict } from './verdict.ts'

/** What the worker is asked to do; only plain data crosses between threads. */
export type Job =
  /** Articles for a later load: copying thousands at once would hold up the thread they are from. */
  | { readonly kind: 'bring'; readonly articles: readonly Article[] }
  | {
      readonly kind: 'load'
      /** Which of those that were brought. */
      readonly keys: readonly string[]
      readonly vocabulary: readonly Vocabulary[]
      readonly cacheDir: string | undefined
    }
  /** `tries`: refused when other articles are found by far fewer of their own asks. */
  | { readonly kind: 'replace'; readonly article: Article; readonly tries: boolean }
  | {
      readonly kind: 'remove'
      readonly id: string
      readonly language: string
      readonly tries: boolean
    }
  /** Asks that are spread over the articles: how many find their own? */
  | { readonly kind: 'try' }
  /** Answered when all before it were. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'search'; readonly query: SearchQuery }
  /** Many at once, without their scores; single searches are answered in between. */
  | { readonly kind: 'judge'; readonly queries: readonly SearchQuery[] }

/** What a job of a kind comes to. */
export interface Results {
  readonly bring: undefined
  readonly load: undefined
  readonly replace: undefined
  readonly remove: undefined
  readonly try: Tried
  readonly nothing: undefined
  readonly search: Candidates
  readonly judge: readonly Verdict[]
}

export interface Request {
  readonly id: number
  readonly job: Job
}

export type Response =
  | { readonly id: number; readonly ok: true; readonly result: Results[Job['kind']] }
  | { readonly id: number; readonly ok: false; readonly error: string; readonly worse: boolean }

/** What an article is known by among those of all languages. */
export const keyOf = ({ id, language }: Pick<Article, 'id' | 'language'>): string =>
  `${language}/${id}`
