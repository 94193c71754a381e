import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import { openPostgresEngine } from './engines/postgres.ts'
import { openSqliteEngine } from './engines/sqlite.ts'
import { migrate } from './migrate.ts'
import { readSetting, writeSettingOnce, writeSetting } from './settings.ts'
import { type Data, type Engine, type Hint, type Store, StoreUnavailable } from './store.ts'
import { createVault, isSealedByFirst, openLookupKey, sealLookupKey, type Vault } from './vault.ts'

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

/**
 * The look-up key doubles as the check value: only the right DATA_KEY opens it. It is sealed
 * again under the first key of the list, so that an old key can be taken out of it later.
 */
async function unlock(sql: Kysely<Database>, keys: readonly Buffer[]): Promise<Vault> {
  await writeSettingOnce(sql, 'lookup-key', sealLookupKey(keys, randomBytes(32)))
  const sealed = await readSetting(sql, 'lookup-key')
  if (sealed === undefined) throw new StoreUnavailable('The store lost its look-up key')
  try {
    const lookupKey = openLookupKey(keys, sealed)
    if (!isSealedByFirst(keys, sealed)) {
      await writeSetting(sql, 'lookup-key', sealLookupKey(keys, lookupKey))
    }
    return createVault(keys, lookupKey)
  } catch (cause) {
    throw new StoreUnavailable(
      'DATA_KEY does not open this store. Set the key it was made with (several, separated by commas, while changing keys), or set DATABASE_URL to another store',
      { cause },
    )
  }
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
