import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { buildOrLoad } from '../../../knowledge/search/index-cache.ts'
import { openLanguageSearch } from '../../../knowledge/search/language-search.ts'
import { quantile } from '../statistics.ts'
import type { ScaleInput } from './scale-input.ts'

export interface BuildMeasure {
  readonly buildMs: number
  /** MiB of the index on disk. */
  readonly fileMiB: number
}

export interface LoadMeasure {
  /** From the file to the first question. */
  readonly loadMs: number
  /** MiB that the process grew by the index, opened and asked. */
  readonly memoryMiB: number
  readonly queryP50: number
  readonly queryP99: number
}

/** Builds the index and leaves it in a cache's folder. */
export async function measureBuild(input: ScaleInput, dir: string): Promise<BuildMeasure> {
  const began = performance.now()
  await buildOrLoad(input.articles, input.vocabulary, dir)
  const buildMs = performance.now() - began
  const [name = ''] = (await readdir(dir)).filter((file) => file.endsWith('.bin'))
  return { buildMs, fileMiB: (await stat(join(dir, name))).size / 2 ** 20 }
}

/** Opens the index of the cache and asks it; in a process that has not built one. */
export async function measureLoad(input: ScaleInput, dir: string): Promise<LoadMeasure> {
  const before = await residentMiB()
  const began = performance.now()
  const built = await buildOrLoad(input.articles, input.vocabulary, dir)
  const search = openLanguageSearch(built, input.vocabulary)
  const loadMs = performance.now() - began
  const ask = (text: string): number => {
    const asked = performance.now()
    search.search({ language: 'en', text, circumstances: {} })
    return performance.now() - asked
  }
  for (const text of input.warmUps) ask(text)
  const times = input.questions.map(ask)
  const memoryMiB = (await residentMiB()) - before
  return { loadMs, memoryMiB, queryP50: quantile(times, 0.5), queryP99: quantile(times, 0.99) }
}

async function residentMiB(): Promise<number> {
  // What is used until the end of a turn of the event loop is garbage only after it.
  for (let turn = 0; turn < 3; turn += 1) {
    await pause(20)
    globalThis.gc?.()
  }
  return process.memoryUsage.rss() / 2 ** 20
}
