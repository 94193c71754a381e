import { setTimeout as pause } from 'node:timers/promises'
import type { Article } from '../../../knowledge/article.ts'
import { createSearch } from '../../../knowledge/search/create-search.ts'
import type { SearchService } from '../../../knowledge/search/search-service.ts'
import { quantile } from '../statistics.ts'
import type { ScaleInput } from './scale-input.ts'

export interface EditMeasure {
  /** The service's start from the cache, in a worker. */
  readonly readyMs: number
  /** A search through the service while nothing else is done. */
  readonly quietP99: number
  readonly quietMax: number
  /** Until an edited article was found: the first edit, and one while all is built again. */
  readonly editMs: number
  readonly secondEditMs: number
  /** Searches that came during an edit. */
  readonly duringP99: number
  readonly duringMax: number
  /** Searches that came while all was built again and the new index took over. */
  readonly rebuildingP99: number
  readonly rebuildingMax: number
  readonly rebuildMs: number
}

const every = { ms: 20, msRebuilding: 100 } as const

/** Edits two articles of a service that is asked all the while, after a time without edits. */
export async function measureEdits(
  input: ScaleInput,
  dir: string,
  quietMs = 3_000,
): Promise<EditMeasure> {
  const service = createSearch({ cacheDir: dir })
  try {
    const readyMs = await timeOf(service.load(input.articles, [input.vocabulary]))
    await keepAsking({ service, questions: input.warmUps }, every.ms, pause(quietMs))
    const askers = { service, questions: input.questions }
    const quiet = await keepAsking(askers, every.ms, pause(quietMs))
    const during: number[] = []
    const edit = async (article: Article | undefined, word: string) => {
      const live = timeOf(editUntilFound(service, article, word))
      during.push(...(await keepAsking(askers, every.ms, live)))
      return live
    }
    const editMs = await edit(input.articles[0], 'wombat')
    const rebuilt = timeOf(service.settled())
    const secondEditMs = await edit(input.articles.at(-1), 'platypus')
    const rebuilding = await keepAsking(askers, every.msRebuilding, rebuilt)
    return {
      readyMs,
      editMs,
      secondEditMs,
      rebuildMs: await rebuilt,
      quietP99: quantile(quiet, 0.99),
      quietMax: Math.max(...quiet),
      duringP99: quantile(during, 0.99),
      duringMax: Math.max(...during),
      rebuildingP99: quantile(rebuilding, 0.99),
      rebuildingMax: Math.max(0, ...rebuilding),
    }
  } finally {
    await service.close()
  }
}

interface Askers {
  readonly service: SearchService
  readonly questions: readonly string[]
}

/** Asks one question after another until something is done; how long each answer took, in ms. */
async function keepAsking(
  { service, questions }: Askers,
  everyMs: number,
  done: Promise<unknown>,
): Promise<readonly number[]> {
  const waits: Promise<number>[] = []
  const began = performance.now()
  let isDone = false
  while (!isDone) {
    const text = questions[waits.length % questions.length] ?? ''
    waits.push(timeOf(service.searchArticles({ language: 'en', text, circumstances: {} })))
    // Each when it is due, not when the one before was answered: who texts does not wait in turn.
    const due = began + waits.length * everyMs
    const itsTurn = pause(Math.max(1, due - performance.now())).then(() => false)
    isDone = await Promise.race([itsTurn, done.then(() => true)])
  }
  return Promise.all(waits)
}

async function timeOf(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work
  return performance.now() - began
}

/** Puts a word into an article that no other has, and asks with it until the article is found. */
async function editUntilFound(service: SearchService, article: Article | undefined, word: string) {
  if (article === undefined) throw new Error('There is no article to edit')
  const ask = `where is the ${word} of the ${word}`
  await service.replace({ ...article, title: word, asks: [...article.asks, ask] })
  const query = { language: 'en', text: ask, circumstances: {} }
  while ((await service.searchArticles(query)).candidates[0]?.article !== article.id) {
    await pause(5)
  }
}
