import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Article } from '../article.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { buildIndex, indexFormat, type BuiltIndex } from './build-index.ts'
import { learnt } from './learnt.ts'

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
  const content = JSON.stringify([indexFormat, learnt.grams, learnt.lessons, articles, vocabulary])
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32)
  const name = `index-${vocabulary.language}-${hash}.bin`
  const cached = await readFile(join(cacheDir, name)).then(parse, () => undefined)
  if (cached !== undefined) return cached
  const built = buildIndex(articles, vocabulary)
  await keep(cacheDir, name, vocabulary.language, serialize(built)).catch(() => undefined)
  return built
}

function parse(bytes: Buffer): BuiltIndex | undefined {
  try {
    return deserialize(bytes) as BuiltIndex
  } catch {
    return undefined
  }
}

/** Written beside and renamed: a process that starts meanwhile never reads half a file. */
async function keep(dir: string, name: string, language: string, bytes: Buffer): Promise<void> {
  await mkdir(dir, { recursive: true })
  const partial = join(dir, `${name}.${process.pid}.${performance.now()}.part`)
  await writeFile(partial, bytes)
  await rename(partial, join(dir, name))
  const older = (await readdir(dir)).filter(
    (other) => other.startsWith(`index-${language}-`) && other !== name && !other.endsWith('.part'),
  )
  await Promise.all(older.map((other) => rm(join(dir, other), { force: true })))
}
