import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../database.ts'
import type { Hint } from '../store.ts'

type Work = (connection: Kysely<Database>, hints: Hint[]) => Promise<unknown>

interface Waiting {
  readonly work: Work
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

interface Done {
  readonly settle: () => void
  readonly hints: readonly Hint[]
}

/** So that one commit never keeps the first of its callers waiting for long. */
const mostTogether = 32

/**
 * SQLite has one writer, and a durable commit costs a disk flush. Transactions that wait at the
 * same time share one: each runs in a savepoint of its own, so one that fails takes none with it.
 * Nobody is answered before the flush.
 */
export function createGroupCommit(db: Kysely<Database>, emit: (hint: Hint) => void) {
  const waiting: Waiting[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // The disk was waited for in one piece: whoever became ready meanwhile shares the next flush.
      await setImmediate()
      await commitTogether(db, waiting.splice(0, mostTogether), emit)
    }
    running = undefined
  }

  return {
    transaction<T>(work: (connection: Kysely<Database>, hints: Hint[]) => Promise<T>): Promise<T> {
      const result = new Promise<unknown>((resolve, reject) => {
        waiting.push({ work, resolve, reject })
      })
      running ??= run()
      return result as Promise<T>
    },
    /** Resolves when nothing is in hand. */
    async idle(): Promise<void> {
      await running
    },
  }
}

async function commitTogether(
  db: Kysely<Database>,
  group: readonly Waiting[],
  emit: (hint: Hint) => void,
): Promise<void> {
  const done: Done[] = []
  try {
    await db.connection().execute(async (connection) => {
      await sql`begin immediate`.execute(connection)
      try {
        for (const one of group) done.push(await runInSavepoint(connection, one))
        await sql`commit`.execute(connection)
      } catch (error) {
        await sql`rollback`.execute(connection).catch(() => undefined)
        throw error
      }
    })
  } catch (error) {
    for (const one of group) one.reject(error)
    return
  }
  for (const { settle, hints } of done) {
    settle()
    hints.forEach(emit)
  }
}

async function runInSavepoint(connection: Kysely<Database>, one: Waiting): Promise<Done> {
  const hints: Hint[] = []
  await sql`savepoint one`.execute(connection)
  try {
    const value = await one.work(connection, hints)
    await sql`release one`.execute(connection)
    return {
      settle: () => {
        one.resolve(value)
      },
      hints,
    }
  } catch (error) {
    await sql`rollback to one`.execute(connection)
    await sql`release one`.execute(connection)
    return {
      settle: () => {
        one.reject(error)
      },
      hints: [],
    }
  }
}
