import pg from 'pg'
import { type Kysely, Kysely as KyselyDatabase, PostgresDialect, sql } from 'kysely'
import type { Database } from '../database.ts'
import { type Engine, type Hint, StoreUnavailable } from '../store.ts'

const bigint = 20
const hintChannel = 'waymark'
const reconnectMs = 1000
/** What a loop waits for. */
const wakingTopics = [
  'inbox',
  'outbox',
  'unknown',
  'articles',
  'handover',
  'notice',
  'call',
  'alarm',
] as const

/** Any number of processes on one database; hints travel by NOTIFY and carry only ids. */
export async function openPostgresEngine(url: string): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types: integersAsNumbers,
    connectionTimeoutMillis: 5000,
  })
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', () => undefined)
  await firstConnection(pool)
  const db = new KyselyDatabase<Database>({ dialect: new PostgresDialect({ pool }) })
  const listeners = new Set<(hint: Hint) => void>()
  const listening = listen(url, (hint) => {
    listeners.forEach((listener) => {
      listener(hint)
    })
  })

  return {
    name: 'postgres',
    sql: db,
    reading: db,
    databaseNow,
    transaction: (work) => withRetry(() => commit(db, work)),
    onHint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await listening.stop()
      await db.destroy()
    },
  }
}

type Work<T> = (sql: Kysely<Database>, hints: Hint[]) => Promise<T>

function commit<T>(db: Kysely<Database>, work: Work<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const hints: Hint[] = []
    const result = await work(trx, hints)
    for (const payload of new Set(hints.map((hint) => `${hint.topic} ${hint.id}`))) {
      await sql`select pg_notify(${hintChannel}, ${payload})`.execute(trx)
    }
    return result
  })
}

/** PostgreSQL chose this transaction to end a deadlock: nothing of it was done, so it is done again. */
const deadlock = '40P01'
const mostAttempts = 5

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt()
    } catch (error) {
      if ((error as { code?: string }).code !== deadlock || attempts >= mostAttempts) throw error
    }
  }
}

async function firstConnection(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    const reason = cause instanceof Error ? cause.message : 'no answer'
    throw new StoreUnavailable(
      `Cannot reach the PostgreSQL of DATABASE_URL (${reason}). Check its host, port, user and database`,
      { cause },
    )
  }
}

/** Times are whole milliseconds, well below 2^53. */
const integersAsNumbers: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === bigint ? Number : parserOf(id, format),
}

// Its types name only some of the ids that the database sends.
const parserOf = pg.types.getTypeParser as (id: number, format?: 'text' | 'binary') => unknown

async function databaseNow(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db)
  return rows[0]?.now ?? Date.now()
}

/** LISTEN on a connection of its own; one that breaks is made again, and everybody looks again. */
function listen(url: string, emit: (hint: Hint) => void): { stop: () => Promise<void> } {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const again = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      void connect()
    }, reconnectMs)
    timer.unref()
  }
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url })
    client = next
    next.on('error', () => undefined)
    next.on('end', again)
    next.on('notification', ({ payload = '' }) => {
      const [topic, id = ''] = payload.split(' ')
      emit({ topic: topic as Hint['topic'], id })
    })
    try {
      await next.connect()
      await next.query(`listen ${hintChannel}`)
      for (const topic of wakingTopics) emit({ topic, id: 'reconnected' })
    } catch {
      // 'end' follows, and with it the next attempt.
    }
  }
  void connect()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
