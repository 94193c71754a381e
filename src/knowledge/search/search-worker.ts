import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import type { Article } from '../article.ts'
import { emptyVocabulary, type Vocabulary } from '../vocabulary.ts'
import { buildIndex } from './build-index.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import { buildOrLoad } from './index-cache.ts'
import { openLanguageSearch, type LanguageSearch } from './language-search.ts'
import type { Steps } from './learn-wording.ts'
import { keyOf, type Job, type Request, type Response } from './worker-messages.ts'

/** Runs in a thread of its own: building or parsing an index must not hold up a webhook. */

const languages = new Map<string, LanguageSearch>()
const vocabularies = new Map<string, Vocabulary>()
const brought = new Map<string, Article>()

async function run(job: Job): Promise<Candidates | undefined> {
  switch (job.kind) {
    case 'bring':
      for (const article of job.articles) brought.set(keyOf(article), article)
      return undefined
    case 'load':
      await load(job)
      return undefined
    case 'replace':
      await inSlices(openedFor(job.article.language).editInSteps(job.article.id, job.article))
      return undefined
    case 'remove': {
      const search = languages.get(job.language)
      if (search !== undefined) await inSlices(search.editInSteps(job.id))
      return undefined
    }
    case 'nothing':
      return undefined
    case 'search':
      return languages.get(job.query.language)?.search(job.query) ?? nothing(job.query)
  }
}

async function load({ keys, vocabulary, cacheDir }: Job & { kind: 'load' }): Promise<void> {
  const articles = keys.flatMap((key) => brought.get(key) ?? [])
  brought.clear()
  for (const words of vocabulary) vocabularies.set(words.language, words)
  for (const [language, own] of Map.groupBy(articles, (article) => article.language)) {
    const words = vocabularyOf(language)
    languages.set(language, openLanguageSearch(await buildOrLoad(own, words, cacheDir), words))
  }
  isLoaded = true
}

/** A question that comes meanwhile waits this long in milliseconds, and the end of a step. */
const slice = 2

/** Does the steps of an edit, and answers what is asked in between. */
async function inSlices(steps: Steps<undefined>): Promise<void> {
  let began = performance.now()
  while (steps.next().done !== true) {
    if (performance.now() - began < slice) continue
    await setImmediate()
    began = performance.now()
  }
}

const vocabularyOf = (language: string) => vocabularies.get(language) ?? emptyVocabulary(language)

/** The first article of a language that had none before. */
function openedFor(language: string): LanguageSearch {
  const known = languages.get(language)
  if (known !== undefined) return known
  const words = vocabularyOf(language)
  const opened = openLanguageSearch(buildIndex([], words), words)
  languages.set(language, opened)
  return opened
}

function nothing({ language, text }: SearchQuery): Candidates {
  return {
    read: { clean: text.slice(0, 200), words: [], changes: [], issues: [] },
    candidates: [],
    judgement: { kind: 'none', because: `there are no articles in '${language}'` },
    also: [],
  }
}

// Loads and edits are done in order; a search is answered between their steps, by what is live then.
let last = Promise.resolve()
let isLoaded = false
parentPort?.on('message', ({ id, job }: Request) => {
  const respond = async () => {
    parentPort?.postMessage(await answer(id, job))
  }
  if (job.kind === 'search' && isLoaded) void respond()
  else last = last.then(respond)
})

async function answer(id: number, job: Job): Promise<Response> {
  try {
    const found = await run(job)
    return found === undefined ? { id, ok: true } : { id, ok: true, found }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}
