import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { importKnowledge } from '../../../editing/import-knowledge.ts'
import { serveKnowledge } from '../../../editing/serve-knowledge.ts'
import { readKnowledgeDir } from '../../../knowledge/load-files.ts'
import { createSearch } from '../../../knowledge/search/create-search.ts'
import type { SearchService } from '../../../knowledge/search/search-service.ts'
import { createLog } from '../../../log.ts'
import { openStore } from '../../../store/open-store.ts'
import { listPublished, publishRevision } from '../../../store/revisions.ts'
import type { Store } from '../../../store/store.ts'
import { systemClock } from '../../../system-clock.ts'
import { quantile } from '../statistics.ts'

export interface PublicationMeasure {
  readonly articles: number
  /** From the commit until the new text is found, with a look every second as in the app. */
  readonly foundMs: number
  /** The middle one of searches before it, and the longest. */
  readonly bareMs: number
  readonly quietLongestMs: number
  /** The longest of those that were asked meanwhile. */
  readonly longestMs: number
}

const lookEveryMs = 1000
const ask = 'where is the wombat of the wombat'

/** Publishes an edit of a shipped article and asks all the while, until it is found. */
export async function measurePublication(dir: string): Promise<PublicationMeasure> {
  const location = { engine: 'sqlite', file: join(dir, 'publication.db') } as const
  const store = await openStore({ location, dataKeys: [Buffer.alloc(32, 7)] })
  const search = createSearch({ cacheDir: join(dir, 'shipped') })
  try {
    await importKnowledge({ store, clock: systemClock }, await readKnowledgeDir('knowledge'))
    const knowledge = serveKnowledge({ store, log: createLog('silent'), search })
    await knowledge.refresh()
    await searchesUntil(search, pause(2000))
    const quiet = await searchesUntil(search, pause(3000))
    await publish(store)
    const began = performance.now()
    const inForce = lookUntilFound(search, () => knowledge.refresh())
    const during = await searchesUntil(search, inForce)
    const foundMs = performance.now() - began
    return {
      articles: knowledge.published().articles.length,
      foundMs,
      bareMs: quantile(quiet, 0.5),
      quietLongestMs: Math.max(...quiet),
      longestMs: Math.max(...during),
    }
  } finally {
    await search.close()
    await store.close()
  }
}

async function publish(store: Store): Promise<void> {
  const known = (await listPublished(store)).find(({ name }) => name === 'council-tax')
  if (known === undefined) throw new Error('knowledge/en/council-tax.md is not there')
  const { kind, name, language } = known
  const raw = known.raw.replace(/^asks:.*\n/m, (line) => `${line}  - ${ask}\n`)
  if (raw === known.raw) throw new Error('knowledge/en/council-tax.md has no list of asks')
  const text = { kind, name, language, raw, by: 'bench', why: 'a measurement' }
  await store.transaction((tx) => publishRevision(tx, text, systemClock.now()))
}

/** The first look comes up to a second after the publication; here it comes after half of one. */
async function lookUntilFound(search: SearchService, look: () => Promise<void>): Promise<void> {
  await pause(lookEveryMs / 2)
  for (;;) {
    await look()
    const query = { language: 'en', text: ask, circumstances: {} }
    const { candidates } = await search.searchArticles(query)
    if (candidates[0]?.article === 'council-tax') return
    await pause(lookEveryMs)
  }
}

const questions = ['do i have to pay council tax', 'how do i get a dentist', 'nowhere to sleep']

/** Asks every 20 ms; how long each answer took, in milliseconds. */
async function searchesUntil(
  search: SearchService,
  done: Promise<unknown>,
): Promise<readonly number[]> {
  const waits: Promise<number>[] = []
  const state = { isDone: false }
  const ended = done.then(() => {
    state.isDone = true
  })
  while (!state.isDone) {
    const text = questions[waits.length % questions.length] ?? ''
    const began = performance.now()
    const asked = search.searchArticles({ language: 'en', text, circumstances: {} })
    waits.push(asked.then(() => performance.now() - began))
    await Promise.race([pause(20), ended])
  }
  await ended
  return Promise.all(waits)
}
