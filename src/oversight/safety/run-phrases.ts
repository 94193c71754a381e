import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { Clock } from '../../domain/clock.ts'
import type { Library } from '../../knowledge/library.ts'
import { readUnseenTexts } from '../../store/recent-texts.ts'
import { changeRun, draftsWithRun, type KeptPhrase } from '../../store/safety-phrases.ts'
import type { Store } from '../../store/store.ts'
import type { Net } from './net.ts'
import { type PhraseRun, readRun } from './phrase-run.ts'
import { type CorpusLine, readCorpora } from './read-corpora.ts'
import { runPhrase } from './run-phrase.ts'

export interface RunPhrasesDeps {
  readonly store: Store
  readonly clock: Clock
  readonly net: Net
  readonly library: () => Library
  /** Where the corpora are: the knowledge folder. */
  readonly corporaDir: string
}

/** After so long without a word of it, a run has ended with its process. */
const silentMs = 60_000
const recentMs = 30 * 24 * 60 * 60 * 1000
const textsInAPage = 500
/** How many lines are read between two reports of how far it is. */
const reportEvery = 2000

/** Takes every run that waits or was left, one after another; other processes take others. */
export async function runPhrases(deps: RunPhrasesDeps): Promise<void> {
  for (const phrase of await draftsWithRun(deps.store)) {
    const run = readRun(phrase.run)
    if (run !== undefined && waits(run, deps.clock.now())) await take(deps, phrase, run)
  }
}

function waits({ state, beatAt }: PhraseRun, now: Date): boolean {
  if (state === 'asked') return true
  return state === 'running' && now.getTime() - beatAt > silentMs
}

async function take(deps: RunPhrasesDeps, phrase: KeptPhrase, asked: PhraseRun): Promise<void> {
  const { store, clock, net } = deps
  const lines = await linesOf(deps)
  const since = new Date(clock.now().getTime() - recentMs)
  const kept = keeper(deps, phrase)
  const running = { ...asked, state: 'running', read: 0, lines: lines.length } as const
  if (!(await kept.write(running))) return
  let reported = 0
  const found = await runPhrase(phrase, {
    net,
    lines,
    nextTexts: (afterId) => readUnseenTexts(store.reading, { since, afterId, most: textsInAPage }),
    async goOn(read) {
      await letOthersRun()
      const isDue = read - reported >= reportEvery || kept.isOld()
      if (!isDue) return true
      reported = read
      return kept.write({ ...running, read })
    },
  })
  if (found === undefined) return
  const finishedAt = clock.now().getTime()
  const result = { ...found, finishedAt }
  await kept.write({ ...running, state: 'done', read: lines.length, result })
}

/** Writes a run over what this process wrote last: false when another has it, or it was put away. */
function keeper({ store, clock }: RunPhrasesDeps, { id, run }: KeptPhrase) {
  let was = run
  let beatAt = 0
  return {
    isOld: () => clock.now().getTime() - beatAt > silentMs / 3,
    async write(next: PhraseRun): Promise<boolean> {
      beatAt = clock.now().getTime()
      const json = JSON.stringify({ ...next, beatAt })
      const isOurs = await store.transaction((tx) => changeRun(tx, id, { was, run: json }))
      was = json
      return isOurs
    },
  }
}

/** The project's made-up texts, and how young people ask for each article: those are harmless. */
async function linesOf({ library, corporaDir }: RunPhrasesDeps): Promise<readonly CorpusLine[]> {
  const asks = library()
    .all('en')
    .flatMap((article) => article.asks)
    .map((text): CorpusLine => ({ text, means: 'harmless' }))
  return [...(await readCorpora(corporaDir)), ...asks]
}
