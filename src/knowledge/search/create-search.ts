import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { SearchArticles } from './candidates.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'
import { keyOf, type Job } from './worker-messages.ts'

export interface SearchOptions {
  /** A folder for built indexes, so that a restart need not build them again (default: none). */
  readonly cacheDir?: string
  /** What starts a worker (default: a thread); a test gives one that dies. */
  readonly start?: typeof startWorker
}

export interface SearchService {
  /** Rejects before the first load, when the worker dies under it, and after `close`. */
  readonly searchArticles: SearchArticles
  /** Loads all articles of all languages in place of what was there. */
  load(articles: readonly Article[], vocabulary: readonly Vocabulary[]): Promise<void>
  /** Puts one article in force; resolves when it is found, and merges it in the background. */
  replace(article: Article): Promise<void>
  remove(id: string, language: string): Promise<void>
  /** Whether a search would be answered now. */
  ready(): boolean
  /** Resolves when no merge is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** So many articles are copied for a worker in less time than a search takes. */
const broughtAtOnce = 8

/**
 * Search behind a worker. A new index is always built in a second worker, which takes over when it
 * is loaded, so questions are answered all the while; edits made meanwhile are made there again.
 */
export function createSearch(options: SearchOptions = {}): SearchService {
  return new Search(options)
}

class Search implements SearchService {
  readonly #cacheDir: string | undefined
  readonly #start: typeof startWorker
  #articles = new Map<string, Article>()
  #vocabulary: readonly Vocabulary[] = []
  #current: WorkerLine | undefined
  #building: WorkerLine | undefined
  /** Edits that the one that builds must have made before it takes over; none before it loads. */
  #catchingUp: Promise<unknown>[] | undefined
  /** Loads and merges, one after another. */
  #work = Promise.resolve()
  #mergeWaits = false
  #closed = false

  constructor(options: SearchOptions) {
    this.#cacheDir = options.cacheDir
    this.#start = options.start ?? startWorker
  }

  readonly searchArticles: SearchArticles = async (query) => {
    if (this.#current === undefined) await this.#revive()
    const found = await this.#current?.do({ kind: 'search', query })
    if (found === undefined) throw new Error('Search has not been loaded')
    return found
  }

  async load(articles: readonly Article[], vocabulary: readonly Vocabulary[]): Promise<void> {
    this.#articles = new Map(articles.map((article) => [keyOf(article), article]))
    this.#vocabulary = vocabulary
    await this.#rebuild()
  }

  async replace(article: Article): Promise<void> {
    this.#articles.set(keyOf(article), article)
    await this.#edit({ kind: 'replace', article })
  }

  async remove(id: string, language: string): Promise<void> {
    this.#articles.delete(keyOf({ id, language }))
    await this.#edit({ kind: 'remove', id, language })
  }

  ready(): boolean {
    return !this.#closed && this.#current !== undefined
  }

  async settled(): Promise<void> {
    await this.#work
  }

  async close(): Promise<void> {
    this.#closed = true
    const lines = [this.#current, this.#building]
    this.#current = undefined
    await Promise.all(lines.map((line) => line?.end() ?? Promise.resolve()))
  }

  async #edit(job: Job): Promise<void> {
    const line = this.#catchingUp === undefined ? undefined : this.#building
    const inBuilding = line?.do(job).catch(() => undefined)
    if (inBuilding !== undefined) this.#catchingUp?.push(inBuilding)
    await (this.#current?.do(job) ?? inBuilding ?? this.#work)
    if (this.#mergeWaits || this.#closed) return
    this.#mergeWaits = true
    void this.#rebuild().catch(() => undefined)
  }

  /** After a death while loading, whoever asks next starts it again, so it cannot spin. */
  async #revive(): Promise<void> {
    await this.#work
    if (this.#current === undefined && this.#articles.size > 0) await this.#rebuild()
  }

  #rebuild(): Promise<void> {
    const done = this.#work.then(() => this.#buildAndSwap())
    this.#work = done.catch(() => undefined)
    return done
  }

  async #buildAndSwap(): Promise<void> {
    this.#mergeWaits = false
    if (this.#closed) throw new Error('Search was closed')
    const line = this.#start(() => {
      this.#onDeath(line)
    })
    this.#building = line
    try {
      await this.#bring(line)
      // From here on edits are made there too; until here, they are among what is loaded.
      const edits: Promise<unknown>[] = (this.#catchingUp = [])
      const keys = Array.from(this.#articles.keys())
      const loaded = { keys, vocabulary: this.#vocabulary, cacheDir: this.#cacheDir }
      await line.do({ kind: 'load', ...loaded })
      while (edits.length > 0) await Promise.all(edits.splice(0))
    } catch (error) {
      await line.end()
      throw error
    } finally {
      this.#building = undefined
      this.#catchingUp = undefined
    }
    const before = this.#current
    this.#current = line
    void before?.retire()
  }

  /** Gives a worker all articles, a few at a time, and those that are edited meanwhile again. */
  async #bring(line: WorkerLine): Promise<void> {
    const brought = new Map<string, Article>()
    for (;;) {
      const missing = Array.from(this.#articles).filter(([key, own]) => brought.get(key) !== own)
      if (missing.length === 0) return
      for (let at = 0; at < missing.length; at += broughtAtOnce) {
        const some = missing.slice(at, at + broughtAtOnce)
        for (const [key, article] of some) brought.set(key, article)
        await line.do({ kind: 'bring', articles: some.map(([, article]) => article) })
      }
    }
  }

  /** A worker that had loaded is started again at once; one that died loading is not. */
  #onDeath(line: WorkerLine): void {
    if (this.#current !== line) return
    this.#current = undefined
    void this.#rebuild().catch(() => undefined)
  }
}
