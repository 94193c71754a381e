import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { StoreLocation } from './store/open-store.ts'
import { StoreUnavailable } from './store/store.ts'

const keyBytes = 32

export interface DataKeys {
  readonly keys: readonly Buffer[]
  /** The file the key is kept in, when DATA_KEY did not give it. */
  readonly keptIn?: string
}

/**
 * The keys of DATA_KEY; without it, on SQLite, one made at the first start and kept beside the
 * store. Throws `StoreUnavailable` when a store is there but its key file is not: a new key would
 * open nothing.
 */
export function findDataKeys(
  location: StoreLocation,
  given: readonly Buffer[] | undefined,
): DataKeys {
  if (given !== undefined) return { keys: given }
  if (location.engine !== 'sqlite') throw new StoreUnavailable('PostgreSQL needs DATA_KEY')
  const keptIn = location.file.replace(/(\.db)?$/, '.key')
  if (!existsSync(keptIn)) {
    if (existsSync(location.file)) {
      throw new StoreUnavailable(
        `${location.file} is there, but its key ${keptIn} is not. Put the key back, or set DATA_KEY to it`,
      )
    }
    mkdirSync(dirname(keptIn), { recursive: true })
    const made = randomBytes(keyBytes).toString('base64')
    writeFileSync(keptIn, `${made}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = Buffer.from(readFileSync(keptIn, 'utf8').trim(), 'base64')
  if (key.length !== keyBytes) {
    throw new StoreUnavailable(
      `${keptIn} holds no key of ${keyBytes} bytes in base64. Put the key back, or set DATA_KEY to it`,
    )
  }
  return { keys: [key], keptIn }
}
