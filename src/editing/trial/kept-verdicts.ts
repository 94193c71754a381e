import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
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
 * Those of exactly these articles and words, beside a draft of one of them; texts are known by a
 * keyed hash alone.
 */
export async function openKeptVerdicts(
  deps: Deps,
  published: Published,
  article: string,
): Promise<KeptVerdicts> {
  const { indexCacheDir: dir, store } = deps
  const beginning = `trial-verdicts-${await hashOf(published)}`
  const name = `${beginning}-${article}.bin`
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
      await write(dir, { name, beginning }, serialize(kept)).catch(() => undefined)
    },
  }
}

async function readKept(file: string): Promise<Map<string, Verdict>> {
  try {
    return deserialize(await readFile(file)) as Map<string, Verdict>
  } catch {
    return new Map()
  }
}

/** Written beside and renamed, as indexes are; those of older articles go. */
async function write(
  dir: string,
  { name, beginning }: { readonly name: string; readonly beginning: string },
  bytes: Buffer,
): Promise<void> {
  await mkdir(dir, { recursive: true })
  const partial = join(dir, `${name}.${process.pid}.${performance.now()}.part`)
  await writeFile(partial, bytes)
  await rename(partial, join(dir, name))
  const older = (await readdir(dir)).filter(
    (other) => /^trial-verdicts-.*\.bin$/.test(other) && !other.startsWith(beginning),
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
