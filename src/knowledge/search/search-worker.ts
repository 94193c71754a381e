import { setImmediate } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import type { Article } from '../article.ts'
import { emptyVocabulary, type Vocabulary } from '../vocabulary.ts'
import { buildIndex } from './build-index.ts'
import type { Candidates, SearchQuery } from './candidates.ts'
import { buildOrLoad } from './index-cache.ts'
import { openLanguageSearch, type LanguageSearch } from './language-search.ts'
import type { Steps } from './learn-wording.ts'
import { countTried, keepsFinding, type Trial, tryAsks, WorseIndex } from './try-index.ts'
import { type Verdict, verdictOf } from './verdict.ts'
import { keyOf, type Job, type Request, type Response, type Results } from './worker-messages.ts'

/** Runs in a thread of its own: building or parsing an index must not hold up a webhook. */

const languages = new Map<string, LanguageSearch>()
const vocabularies = new Map<string, Vocabulary>()
const brought = new Map<string, Article>()

async function run(job: Job): Promise<Results[Job['kind']]> {
  switch (job.kind) {
    case 'bring':
      for (const article of job.articles) brought.set(keyOf(article), article)
      return undefined
    case 'load':
      await load(job)
      return undefined
    case 'replace': {
      const { article, tries } = job
      const { id, language } = article
      await edit(openedFor(language), { id, article, language, tries })
      return undefined
    }
    case 'remove': {
      const search = languages.get(job.language)
      if (search !== undefined) await edit(search, job)
      return undefined
    }
    case 'try':
      return countTried(
        (await Promise.all(Array.from(languages, ([language]) => trialsOf(language)))).flat(),
      )
    case 'nothing':
      return undefined
    case 'search':
      return search(job.query)
    case 'judge':
      return inSlices(judgeAll(job.queries))
  }
}

function search(query: SearchQuery): Candidates {
  return languages.get(query.language)?.search(query) ?? nothing(query)
}

function* judgeAll(queries: readonly SearchQuery[]): Steps<readonly Verdict[]> {
  const verdicts: Verdict[] = []
  for (const query of queries) {
    yield
    verdicts.push(verdictOf(search(query)))
  }
  return verdicts
}

async function load({ keys, vocabulary, cacheDir }: Job & { kind: 'load' }): Promise<void> {
  // In one order, however they came: the same articles are the same index, on disk too.
  const articles = keys.toSorted().flatMap((key) => brought.get(key) ?? [])
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

/** Does steps, such as those of an edit, and answers what is asked in between. */
async function inSlices<Result>(steps: Steps<Result>): Promise<Result> {
  let began = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - began < slice) continue
    await setImmediate()
    began = performance.now()
  }
}

// === Edits

/** What the index of a language found as it was loaded, when that has been tried. */
const trials = new Map<string, readonly Trial[]>()
/** What has been edited since. */
const edited = new Map<string, Set<string>>()

interface Edit {
  readonly id: string
  readonly language: string
  readonly article?: Article
  readonly tries: boolean
}

/** Throws `WorseIndex`, and nothing is edited, when it would hide what is found now. */
async function edit(opened: LanguageSearch, { id, language, article, tries }: Edit): Promise<void> {
  const before = tries ? await trialsOf(language) : []
  const ids = new Set([...(edited.get(language) ?? []), id])
  const steps = opened.editInSteps(id, article, (found) =>
    keepsFinding(before, ids, language, found),
  )
  if (!(await inSlices(steps))) {
    throw new WorseIndex(`With this text of '${id}' other articles are not found any more`)
  }
  edited.set(language, ids)
}

async function trialsOf(language: string): Promise<readonly Trial[]> {
  const known = trials.get(language)
  const opened = languages.get(language)
  if (known !== undefined || opened === undefined) return known ?? []
  const tried = await inSlices(tryAsks(opened.built, language, opened.searchBase))
  trials.set(language, tried)
  return tried
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
  if ((job.kind === 'search' || job.kind === 'judge') && isLoaded) void respond()
  else last = last.then(respond)
})

async function answer(id: number, job: Job): Promise<Response> {
  try {
    return { id, ok: true, result: await run(job) }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return { id, ok: false, error: text, worse: error instanceof WorseIndex }
  }
}
