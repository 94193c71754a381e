import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

/** One table and one statement: the least that a text costs which must not be lost. */
export interface BareStore {
  /** Resolves when the row would survive a power cut. */
  insert(text: string): Promise<void>
  close(): Promise<void>
}

const table = 'create table bare (id text primary key, text text not null, at bigint not null)'

/** `url`: as DATABASE_URL, of a database of its own. */
export async function openBareStore(url: string): Promise<BareStore> {
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url)
}

function openSqlite(file: string): BareStore {
  const database = new DatabaseSync(file)
  database.exec(`pragma journal_mode = wal; pragma synchronous = full; ${table}`)
  const statement = database.prepare('insert into bare values (?, ?, ?)')
  return {
    insert(text) {
      statement.run(randomUUID(), text, Date.now())
      return Promise.resolve()
    },
    close() {
      database.close()
      return Promise.resolve()
    },
  }
}

async function openPostgres(url: string): Promise<BareStore> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  await pool.query(table)
  return {
    async insert(text) {
      const values = [randomUUID(), text, Date.now()]
      await pool.query({ name: 'insert', text: 'insert into bare values ($1, $2, $3)', values })
    },
    close: () => pool.end(),
  }
}
