import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAssistant } from '../../../assistant/create-assistant.ts'
import { loadPhrases } from '../../../assistant/phrases.ts'
import { openPublished } from '../../../editing/trial/open-trial-search.ts'
import { runTrial } from '../../../editing/trial/run-trial.ts'
import { createTally } from '../../../editing/trial/tally.ts'
import type { TrialDeps } from '../../../editing/trial/trial-deps.ts'
import { readKnowledge } from '../../../knowledge/check.ts'
import { nobody } from '../../../knowledge/fill.ts'
import { createLibrary } from '../../../knowledge/library.ts'
import { readKnowledgeDir } from '../../../knowledge/load-files.ts'
import { createLog } from '../../../log.ts'
import { createCards } from '../../../safeguarding/cards.ts'
import { openStore } from '../../../store/open-store.ts'
import { systemClock } from '../../../system-clock.ts'
import { createSyntheticArticles } from '../scale/synthetic-articles.ts'

interface Sizes {
  readonly articles: number
  readonly questions: number
}

interface Run {
  /** Until the first text was asked. */
  readonly readyMs: number
  /** From then until all questions were. */
  readonly questionsMs: number
  /** From the beginning until every ask was, too. */
  readonly allMs: number
  readonly texts: number
}

export interface TrialMeasure extends Sizes {
  /** All questions through one search, as they are. */
  readonly bareMs: number
  readonly first: Run
  /** With what is the same kept from the first time. */
  readonly again: Run
}

/** Tries a draft of one more article over made-up articles and questions. */
export async function measureTrial(dir: string, sizes: Sizes): Promise<TrialMeasure> {
  const knowledge = readKnowledge(await readKnowledgeDir('knowledge'))
  const made = createSyntheticArticles(knowledge.articles)
  const articles = Array.from({ length: sizes.articles }, (_, at) => made.article(at))
  const texts = Array.from({ length: sizes.questions }, (_, at) => ({
    text: made.question(at),
    topic: articles[at % sizes.articles]?.id ?? '',
  }))
  const { vocabulary } = knowledge
  const published = { articles, vocabulary, library: createLibrary(articles, nobody) }
  const store = await openStore({
    location: { engine: 'sqlite', file: join(dir, 'trial.db') },
    dataKeys: [Buffer.alloc(32, 7)],
  })
  try {
    const deps = depsOf(store, published, { dir, questionsDir: writeQuestions(dir, texts) })
    const bareMs = await measureBare(deps, texts)
    const first = await measureRun(deps, sizes)
    return { ...sizes, bareMs, first, again: await measureRun(deps, sizes) }
  } finally {
    await store.close()
  }
}

function writeQuestions(
  dir: string,
  texts: readonly { readonly text: string; readonly topic: string }[],
): string {
  const folder = join(dir, 'questions')
  mkdirSync(folder)
  const lines = texts.map(({ text, topic }) =>
    JSON.stringify({ turns: [text], expect: { outcome: 'answer', topics: [topic] } }),
  )
  writeFileSync(join(folder, 'made.jsonl'), lines.join('\n'))
  return folder
}

function depsOf(
  store: TrialDeps['store'],
  published: ReturnType<TrialDeps['published']>,
  { dir, questionsDir }: { readonly dir: string; readonly questionsDir: string },
): TrialDeps {
  const phrases = loadPhrases(join(import.meta.dirname, '../../../../locales'))
  const cards = createCards((key: string) => phrases.say(`cards:${key}`), {})
  return {
    ...{ store, clock: systemClock, log: createLog('silent'), processId: 'bench' },
    published: () => published,
    assistantWith: (parts) => createAssistant({ phrases, cards, ...parts }),
    ...{ indexCacheDir: join(dir, 'index'), questionsDir },
  }
}

async function measureBare(
  deps: TrialDeps,
  texts: readonly { readonly text: string }[],
): Promise<number> {
  const search = await openPublished(deps, deps.published())
  const began = performance.now()
  await search.judge(texts.map(({ text }) => ({ language: 'en', text, circumstances: {} })))
  const bareMs = performance.now() - began
  await search.close()
  return bareMs
}

async function measureRun(deps: TrialDeps, { questions }: Sizes): Promise<Run> {
  const began = performance.now()
  const tally = createTally()
  const times: { ready?: number; questions?: number } = {}
  const note = () => {
    const { done } = tally.progress()
    if (done === 1) times.ready ??= performance.now()
    if (done === questions) times.questions ??= performance.now()
  }
  const noting = {
    ...tally,
    same: (from: Parameters<typeof tally.same>[0]) => {
      tally.same(from)
      note()
    },
    differs: (difference: Parameters<typeof tally.differs>[0]) => {
      tally.differs(difference)
      note()
    },
  }
  await runTrial(deps, draft, { tally: noting, signal: new AbortController().signal })
  const { ready = began, questions: asked = began } = times
  return {
    readyMs: ready - began,
    questionsMs: asked - ready,
    allMs: performance.now() - began,
    texts: tally.progress().total,
  }
}

const draft = {
  id: 'draft',
  kind: 'article',
  name: 'zebra',
  language: 'en',
  version: 1,
  raw: `---
id: zebra
title: Zebra crossings
label: Zebra crossings
asks:
  - where is the next zebra crossing
  - do i have to wait at a zebra crossing
keywords: [zebra, crossing]
for:
  ages: 16-25
  status: [care-leaver]
sources:
  - name: A council
    url: https://example.org/zebra
    checked: 2026-07-01
confirm: []
owner: leaving care team
review-by: 2027-03-31
---
Cars usually stop for you there. Look both ways first.
`,
} as const
