import type { Kysely } from 'kysely'
import { holdsKeys, unlock } from './data-keys.ts'
import type { Database } from './database.ts'
import { openPostgresEngine } from './engines/postgres.ts'
import { openSqliteEngine } from './engines/sqlite.ts'
import { migrate } from './migrate.ts'
import type { Data, Engine, Hint, Store } from './store.ts'
import type { Vault } from './vault.ts'

export type StoreLocation =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string }

export interface StoreOptions {
  readonly location: StoreLocation
  /** 32 bytes each; the first seals. */
  readonly dataKeys: readonly Buffer[]
  /** True for the process that serves: on SQLite there is only one (default: true). */
  readonly serving?: boolean
  /** Milliseconds (default: 15,000). */
  readonly leaseMs?: number
  /** Milliseconds UTC by which leases are judged (default: the database's clock). */
  readonly leaseNow?: () => number
}

/**
 * Opens, migrates and unlocks the store. Throws `StoreUnavailable` when it is taken, cannot be
 * reached, or was made with another DATA_KEY.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine = await openEngine(options)
  try {
    if (await holdsKeys(engine.sql)) await unlock(engine.sql, options.dataKeys)
    await migrate(engine.sql)
    return createStore(engine, await unlock(engine.sql, options.dataKeys), options)
  } catch (error) {
    await engine.close()
    throw error
  }
}

function openEngine({ location, serving = true }: StoreOptions): Engine | Promise<Engine> {
  return location.engine === 'sqlite'
    ? openSqliteEngine(location.file, { lock: serving })
    : openPostgresEngine(location.url)
}

function createStore(engine: Engine, vault: Vault, options: StoreOptions): Store {
  const dataOver = (sql: Kysely<Database>): Data => ({
    sql,
    vault,
    engine: engine.name,
    leaseNow: () => {
      const given = options.leaseNow?.()
      return given === undefined ? engine.databaseNow(sql) : Promise.resolve(given)
    },
  })
  return {
    ...dataOver(engine.sql),
    reading: dataOver(engine.reading),
    leaseMs: options.leaseMs ?? 15_000,
    transaction: (work) =>
      engine.transaction((sql, hints: Hint[]) =>
        work({
          ...dataOver(sql),
          inTransaction: true,
          hint: (topic, id) => {
            hints.push({ topic, id })
          },
        }),
      ),
    onHint: (listener) => engine.onHint(listener),
    close: () => engine.close(),
  }
}
