import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** Every story and store test runs on both. */
export const databases = ['sqlite', 'postgres'] as const
export type DatabaseName = (typeof databases)[number]

export interface TestDatabase {
  readonly name: DatabaseName
  /** What DATABASE_URL is. */
  readonly url: string
  remove(): Promise<void>
}

/**
 * A database of its own: a file in a new folder, or one of the test server's. Empty, or a copy of
 * the one at `template`, which nothing has open.
 */
export async function createDatabase(name: DatabaseName, template?: string): Promise<TestDatabase> {
  return name === 'sqlite' ? createSqlite(template) : createPostgres(template)
}

const memory = '/dev/shm'
const roomNeeded = 1024 ** 3

function createSqlite(template: string | undefined): TestDatabase {
  const folder = mkdtempSync(join(hasRoom(memory) ? memory : tmpdir(), 'waymark-'))
  const file = join(folder, 'waymark.db')
  if (template !== undefined) copyFileSync(template.slice('sqlite:'.length), file)
  return {
    name: 'sqlite',
    url: `sqlite:${file}`,
    remove() {
      rmSync(folder, { recursive: true, force: true })
      return Promise.resolve()
    },
  }
}

/** SQLite waits for the disk at each commit, of which the tests have many thousands. */
function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > roomNeeded
  } catch {
    return false
  }
}

async function createPostgres(template: string | undefined): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL']
  if (server === undefined) {
    throw new Error(
      'TEST_POSTGRES_URL is not set: run the tests through npm test, which starts PostgreSQL',
    )
  }
  const name = `waymark_${randomUUID().replaceAll('-', '')}`
  const like = template === undefined ? '' : ` template ${new URL(template).pathname.slice(1)}`
  await onServer(server, `create database ${name}${like}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    name: 'postgres',
    url: url.href,
    remove: () => onServer(server, `drop database ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
