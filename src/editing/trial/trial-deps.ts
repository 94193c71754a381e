import type { Logger } from 'pino'
import type { Assistant } from '../../assistant/create-assistant.ts'
import type { Clock } from '../../domain/clock.ts'
import type { Article } from '../../knowledge/article.ts'
import type { Library } from '../../knowledge/library.ts'
import type { SearchArticles } from '../../knowledge/search/candidates.ts'
import type { Vocabulary } from '../../knowledge/vocabulary.ts'
import type { KnowledgeDraft } from '../../store/knowledge-drafts.ts'
import type { Store } from '../../store/store.ts'

/** What is in force in this process; another object when something of it has changed. */
export interface Published {
  readonly articles: readonly Article[]
  readonly vocabulary: readonly Vocabulary[]
  readonly library: Library
}

/** What takes a turn as young people's are taken. */
export type Answering = Pick<Assistant, 'assess' | 'takeTurn'>

/** What drafts are tried with. */
export interface TrialDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  readonly published: () => Published
  /** The assistant as young people meet it, but for what it searches and reads from. */
  readonly assistantWith: (parts: {
    readonly searchArticles: SearchArticles
    readonly library: () => Library
  }) => Answering
  /** Where built indexes are kept; undefined: each is built when it is needed. */
  readonly indexCacheDir: string | undefined
  /** Where the project's own questions are: files of JSON lines; it may be missing. */
  readonly questionsDir: string
  /** Who runs a trial, for the operator. */
  readonly processId: string
}

/** A draft as it is tried: at the version it has when it is read. */
export type TriedDraft = Pick<
  KnowledgeDraft,
  'id' | 'kind' | 'name' | 'language' | 'raw' | 'version'
>
