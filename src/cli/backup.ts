import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Config } from '../config.ts'
import { findDataKeys } from '../data-key.ts'
import { UsageError } from './usage-error.ts'

/**
 * Copies an SQLite store into a folder as of one moment, while it may be in use, with the key
 * file that opens it. Returns what to keep. A folder that has a copy already is refused.
 */
export async function backup(config: Config, folder: string): Promise<string> {
  if (config.store.engine === 'postgres') {
    throw new UsageError(
      'PostgreSQL is copied by its own tools: pg_dump --format=custom, and keep DATA_KEY with care',
    )
  }
  const { file } = config.store
  if (!existsSync(file)) throw new UsageError(`${file} is not there: nothing to copy`)
  const { keptIn } = findDataKeys(config.store, config.dataKeys)
  const copy = join(folder, basename(file))
  if (existsSync(copy)) throw new UsageError(`${copy} is there already: name an empty folder`)
  await mkdir(folder, { recursive: true })
  const database = new DatabaseSync(file, { readOnly: true })
  database.prepare('vacuum into ?').run(copy)
  database.close()
  if (keptIn === undefined) return `Copied ${copy}. Keep DATA_KEY: without it nothing can be read.`
  const key = join(folder, basename(keptIn))
  await copyFile(keptIn, key)
  return `Copied ${copy} and its key ${key}. Whoever has both can read everything.`
}
