import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { SearchArticles, SearchQuery } from './candidates.ts'
import type { SearchOptions, SearchService } from './search-service.ts'
import { isWorse, WorseIndex } from './try-index.ts'
import type { Verdict } from './verdict.ts'
import { startWorker, type WorkerLine } from './worker-line.ts'
import { keyOf, type Job } from './worker-messages.ts'

type Edit = Extract<Job, { readonly kind: 'replace' | 'remove' }>

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
  readonly #merges: boolean
  readonly #tries: boolean
  #refused: WorseIndex | undefined
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
    this.#merges = options.merges ?? true
    this.#tries = options.tries ?? true
  }

  readonly searchArticles: SearchArticles = async (query) =>
    (await this.#live()).do({ kind: 'search', query })

  async judge(queries: readonly SearchQuery[]): Promise<readonly Verdict[]> {
    return (await this.#live()).do({ kind: 'judge', queries })
  }

  async load(articles: readonly Article[], vocabulary: readonly Vocabulary[]): Promise<void> {
    const before = { articles: this.#articles, vocabulary: this.#vocabulary }
    this.#articles = new Map(articles.map((article) => [keyOf(article), article]))
    this.#vocabulary = vocabulary
    try {
      await this.#rebuild()
    } catch (error) {
      if (error instanceof WorseIndex) {
        this.#articles = before.articles
        this.#vocabulary = before.vocabulary
      }
      throw error
    }
  }

  async replace(article: Article): Promise<void> {
    await this.#edit({ kind: 'replace', article, tries: this.#tries }, () => {
      this.#articles.set(keyOf(article), article)
    })
  }

  async remove(id: string, language: string): Promise<void> {
    // What is taken out has to be out, whatever else is found.
    await this.#edit({ kind: 'remove', id, language, tries: false }, () => {
      this.#articles.delete(keyOf({ id, language }))
    })
  }

  refused(): WorseIndex | undefined {
    return this.#refused
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

  async #edit(job: Edit, note: () => void): Promise<void> {
    const line = this.#current
    await line?.do(job)
    note()
    const again = { ...job, tries: false }
    const building = this.#catchingUp === undefined ? undefined : this.#building
    const inBuilding = building?.do(again).catch(() => undefined)
    if (inBuilding !== undefined) this.#catchingUp?.push(inBuilding)
    // One that took over meanwhile was loaded without it.
    if (this.#current !== line) await this.#current?.do(again)
    if (this.#current === undefined) await (inBuilding ?? this.#work)
    if (!this.#merges || this.#mergeWaits || this.#closed) return
    this.#mergeWaits = true
    void this.#rebuild().catch(() => undefined)
  }

  async #live(): Promise<WorkerLine> {
    if (this.#current === undefined) await this.#revive()
    if (this.#current === undefined) throw new Error('Search has not been loaded')
    return this.#current
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
      await this.#tryFirst(line)
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
    this.#refused = undefined
    void before?.retire()
  }

  /** The first there is takes over as it is: there is nothing better. */
  async #tryFirst(line: WorkerLine): Promise<void> {
    if (!this.#tries || this.#current === undefined) return
    const was = await this.#current.do({ kind: 'try' }).catch(() => undefined)
    const is = await line.do({ kind: 'try' })
    if (was === undefined || !isWorse(was, is)) return
    const found = `${is.found} of ${is.asked} asks find their article, before ${was.found} of ${was.asked}`
    throw (this.#refused = new WorseIndex(found))
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
