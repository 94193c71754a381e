import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Candidates, SearchQuery } from './candidates.ts'

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
  | { readonly kind: 'replace'; readonly article: Article }
  | { readonly kind: 'remove'; readonly id: string; readonly language: string }
  /** Answered when all before it were. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'search'; readonly query: SearchQuery }

export interface Request {
  readonly id: number
  readonly job: Job
}

export type Response =
  | { readonly id: number; readonly ok: true; readonly found?: Candidates }
  | { readonly id: number; readonly ok: false; readonly error: string }

/** What an article is known by among those of all languages. */
export const keyOf = ({ id, language }: Pick<Article, 'id' | 'language'>): string =>
  `${language}/${id}`
