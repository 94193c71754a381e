import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { indexFormat } from '../../knowledge/search/build-index.ts'
import { learnt } from '../../knowledge/search/learnt.ts'
import type { Verdict } from '../../knowledge/search/verdict.ts'
import type { Published, TrialDeps } from './trial-deps.ts'

/** What search makes of texts as things are, kept on disk: the next trial asks only the draft. */
export interface KeptVerdicts {
  get(text: string): Verdict | undefined
  set(text: string, verdict: Verdict): void
  /** Writes what was added. A folder that cannot be written only costs time. */
  keep(): Promise<void>
}

type Deps = Pick<TrialDeps, 'indexCacheDir' | 'store'>

/**
 * Those of texts in one language, of exactly these articles and words, beside a draft of one of the
 * articles; texts are known by a keyed hash alone.
 */
export async function openKeptVerdicts(
  deps: Deps,
  published: Published,
  { article, language }: { readonly article: string; readonly language: string },
): Promise<KeptVerdicts> {
  const { indexCacheDir: dir, store } = deps
  const beginning = `trial-verdicts-${await hashOf(published)}`
  const name = `${beginning}-${language}-${article}.jsonl`
  const kept = dir === undefined ? new Map<string, Verdict>() : await readKept(join(dir, name))
  const before = kept.size
  const keyOf = (text: string) => store.vault.lookup('trial', text).slice(0, 22)
  return {
    get: (text) => kept.get(keyOf(text)),
    set(text, verdict) {
      kept.set(keyOf(text), verdict)
    },
    async keep() {
      if (dir === undefined || kept.size === before) return
      await write(dir, { name, beginning }, kept).catch(() => undefined)
    },
  }
}

/** So many lines at a time: all of them in one piece would hold up whoever texts just now. */
const together = 1000

async function readKept(file: string): Promise<Map<string, Verdict>> {
  const kept = new Map<string, Verdict>()
  try {
    const lines = (await readFile(file, 'utf8')).split('\n')
    for (let at = 0; at < lines.length; at += together) {
      const some = lines.slice(at, at + together).map((line) => JSON.parse(line) as Line)
      for (const [key, verdict] of some) kept.set(key, verdict)
      await letOthersRun()
    }
    return kept
  } catch {
    return new Map()
  }
}

type Line = readonly [key: string, verdict: Verdict]

async function* linesOf(kept: ReadonlyMap<string, Verdict>): AsyncGenerator<string> {
  const lines = Array.from(kept)
  for (let at = 0; at < lines.length; at += together) {
    const some = lines.slice(at, at + together).map((line) => JSON.stringify(line))
    yield (at === 0 ? '' : '\n') + some.join('\n')
    await letOthersRun()
  }
}

/** Written beside and renamed, as indexes are; those of older articles go. */
async function write(
  dir: string,
  { name, beginning }: { readonly name: string; readonly beginning: string },
  kept: ReadonlyMap<string, Verdict>,
): Promise<void> {
  await mkdir(dir, { recursive: true })
  const partial = join(dir, `${name}.${process.pid}.${performance.now()}.part`)
  await writeFile(partial, linesOf(kept))
  await rename(partial, join(dir, name))
  const older = (await readdir(dir)).filter(
    (other) => /^trial-verdicts-.*\.jsonl$/.test(other) && !other.startsWith(beginning),
  )
  await Promise.all(older.map((other) => rm(join(dir, other), { force: true })))
}

async function hashOf({ articles, vocabulary }: Published): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([indexFormat, learnt, vocabulary]))
  for (const article of articles) {
    hash.update(JSON.stringify(article))
    // Thousands of articles in one piece would hold up whoever texts just now.
    await letOthersRun()
  }
  return hash.digest('hex').slice(0, 32)
}
