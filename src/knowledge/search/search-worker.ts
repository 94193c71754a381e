import { parentPort } from 'node:worker_threads'
import { emptyVocabulary, type Vocabulary } from '../vocabulary.ts'
import { buildIndex } from './build-index.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import { buildOrLoad } from './index-cache.ts'
import { openLanguageSearch, type LanguageSearch } from './language-search.ts'
import type { Job, Request, Response } from './worker-messages.ts'

/** Runs in a thread of its own: building or parsing an index must not hold up a webhook. */

const languages = new Map<string, LanguageSearch>()
const vocabularies = new Map<string, Vocabulary>()

async function run(job: Job): Promise<Candidates | undefined> {
  switch (job.kind) {
    case 'load':
      await load(job)
      return undefined
    case 'replace':
      openedFor(job.article.language).replace(job.article)
      return undefined
    case 'remove':
      languages.get(job.language)?.remove(job.id)
      return undefined
    case 'nothing':
      return undefined
    case 'search':
      return languages.get(job.query.language)?.search(job.query) ?? nothing(job.query)
  }
}

async function load({ articles, vocabulary, cacheDir }: Job & { kind: 'load' }): Promise<void> {
  for (const words of vocabulary) vocabularies.set(words.language, words)
  for (const [language, own] of Map.groupBy(articles, (article) => article.language)) {
    const words = vocabularyOf(language)
    languages.set(language, openLanguageSearch(await buildOrLoad(own, words, cacheDir), words))
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

// Jobs are taken in order, so a search that follows a load finds what was loaded.
let last = Promise.resolve()
parentPort?.on('message', ({ id, job }: Request) => {
  last = last.then(async () => {
    parentPort?.postMessage(await answer(id, job))
  })
})

async function answer(id: number, job: Job): Promise<Response> {
  try {
    const found = await run(job)
    return found === undefined ? { id, ok: true } : { id, ok: true, found }
  } catch (error) {
    return { id, ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}
