import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { SearchArticles, SearchQuery } from './candidates.ts'
import type { WorseIndex } from './try-index.ts'
import type { Verdict } from './verdict.ts'
import type { startWorker } from './worker-line.ts'

export interface SearchOptions {
  /** A folder for built indexes, so that a restart need not build them again (default: none). */
  readonly cacheDir?: string
  /** Whether edits are merged into the large index in the background (default: yes). */
  readonly merges?: boolean
  /**
   * Whether an index is tried before it takes over, and refused when it finds far fewer articles by
   * their own asks than the one in force (default: yes).
   */
  readonly tries?: boolean
  /** What starts a worker (default: a thread); a test gives one that dies. */
  readonly start?: typeof startWorker
}

export interface SearchService {
  /** Rejects before the first load, when the worker dies under it, and after `close`. */
  readonly searchArticles: SearchArticles
  /** What search makes of many texts, in their order; single searches are answered in between. */
  judge(queries: readonly SearchQuery[]): Promise<readonly Verdict[]>
  /**
   * Loads all articles of all languages in place of what was there. Rejects with `WorseIndex`, and
   * what was there stays, when it finds far less.
   */
  load(articles: readonly Article[], vocabulary: readonly Vocabulary[]): Promise<void>
  /**
   * Puts one article in force; resolves when it is found, and merges it in the background. Rejects
   * with `WorseIndex`, and nothing is changed, when others would not be found any more.
   */
  replace(article: Article): Promise<void>
  /** Takes one out, whatever else is found then. */
  remove(id: string, language: string): Promise<void>
  /** Whether a search would be answered now. */
  ready(): boolean
  /** Why what was merged last was refused: the edits go on being searched beside the older index. */
  refused(): WorseIndex | undefined
  /** Resolves when no merge is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}
