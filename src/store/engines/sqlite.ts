import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import { type Engine, type Hint, StoreUnavailable } from '../store.ts'
import { createGroupCommit } from './group-commit.ts'
import { openSqlite } from './sqlite-connection.ts'

/** How often another process's commits are looked for: an article imported from the command line. */
const lookForOthersMs = 1000

/**
 * One file, one serving process. `lock` is taken before anything is read, so a second start
 * touches nothing; a command that only reads or edits beside the server takes none.
 */
export function openSqliteEngine(file: string, options: { lock: boolean }): Engine {
  const { sqlConnection, reading, releaseLock } = openFile(file, options)
  const listeners = new Set<(hint: Hint) => void>()
  // Each on its own: a listener that throws must not stop the commits that others wait for.
  const emit = (hint: Hint): void => {
    listeners.forEach((listener) => {
      queueMicrotask(() => {
        listener(hint)
      })
    })
  }
  const group = createGroupCommit(sqlConnection, emit)
  const stopLooking = watchOthers(sqlConnection, emit)

  return {
    name: 'sqlite',
    sql: sqlConnection,
    reading,
    databaseNow: () => Promise.resolve(Date.now()),
    transaction: (work) => group.transaction(work),
    onHint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      stopLooking()
      await group.idle()
      await reading.destroy()
      await sqlConnection.destroy()
      releaseLock()
    },
  }
}

interface OpenedFile {
  readonly sqlConnection: Kysely<Database>
  readonly reading: Kysely<Database>
  readonly releaseLock: () => void
}

function openFile(file: string, options: { lock: boolean }): OpenedFile {
  let releaseLock = (): void => undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (options.lock) releaseLock = takeLock(file)
    const sqlConnection = openSqlite(file, { readOnly: false })
    return { sqlConnection, reading: openSqlite(file, { readOnly: true }), releaseLock }
  } catch (cause) {
    releaseLock()
    if (cause instanceof StoreUnavailable) throw cause
    const reason = cause instanceof Error ? cause.message : 'no reason given'
    throw new StoreUnavailable(
      `Cannot open the store ${file} (${reason}). Set DATABASE_URL to a store of Waymark's, or to a file that it can make`,
      { cause },
    )
  }
}

/**
 * An exclusive lock of SQLite's own on a file beside the store: the operating system lets go of it
 * when the process ends, however it ends.
 */
function takeLock(file: string): () => void {
  const lock = new DatabaseSync(`${file}-lock`)
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    lock.close()
    throw new StoreUnavailable(
      `The store ${file} is in use by another Waymark. Stop it, or set DATABASE_URL to another file, such as sqlite:data/second.db`,
      { cause },
    )
  }
  return () => {
    lock.close()
  }
}

/** `data_version` moves only when another connection commits: see SQLite's pragma of that name. */
function watchOthers(db: Kysely<Database>, emit: (hint: Hint) => void): () => void {
  let seen: number | undefined
  const look = async (): Promise<void> => {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
    const version = rows[0]?.data_version
    if (seen !== undefined && version !== seen) emit({ topic: 'articles', id: 'elsewhere' })
    seen = version
  }
  const timer = setInterval(() => {
    look().catch(() => undefined)
  }, lookForOthersMs)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}
