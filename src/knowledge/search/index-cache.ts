import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { buildIndex, indexFormat, type BuiltIndex } from './build-index.ts'

/**
 * The index of one language, from disk when exactly these articles and words were built before.
 * A cache that cannot be read or written only costs time.
 */
export async function buildOrLoad(
  articles: readonly Article[],
  vocabulary: Vocabulary,
  cacheDir: string | undefined,
): Promise<BuiltIndex> {
  if (cacheDir === undefined) return buildIndex(articles, vocabulary)
  const content = JSON.stringify([indexFormat, articles, vocabulary])
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32)
  const name = `index-${vocabulary.language}-${hash}.json`
  const cached = await readFile(join(cacheDir, name), 'utf8').then(parse, () => undefined)
  if (cached !== undefined) return cached
  const built = buildIndex(articles, vocabulary)
  await keep(cacheDir, name, vocabulary.language, JSON.stringify(built)).catch(() => undefined)
  return built
}

function parse(text: string): BuiltIndex | undefined {
  try {
    return JSON.parse(text) as BuiltIndex
  } catch {
    return undefined
  }
}

/** Written beside and renamed: a process that starts meanwhile never reads half a file. */
async function keep(dir: string, name: string, language: string, text: string): Promise<void> {
  await mkdir(dir, { recursive: true })
  const partial = join(dir, `${name}.${process.pid}.${performance.now()}.part`)
  await writeFile(partial, text)
  await rename(partial, join(dir, name))
  const older = (await readdir(dir)).filter(
    (other) => other.startsWith(`index-${language}-`) && other.endsWith('.json') && other !== name,
  )
  await Promise.all(older.map((other) => rm(join(dir, other), { force: true })))
}
