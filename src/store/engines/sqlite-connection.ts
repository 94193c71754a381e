import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import type { Database } from '../database.ts'

/** Distinct statements are few; a list that grows past this comes from `in (…)` of many lengths. */
const keptStatements = 500

/** Kysely over node:sqlite: no native build, and prepared statements are kept. */
export function openSqlite(file: string, options: { readOnly: boolean }): Kysely<Database> {
  const database = new DatabaseSync(file, { readOnly: options.readOnly })
  database.exec('pragma busy_timeout = 5000')
  if (!options.readOnly) {
    // FULL: a 200 to Twilio is a promise, so it outlives a power cut too.
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    database.exec('pragma foreign_keys = on')
  }
  return new Kysely<Database>({ dialect: new SqliteDialect({ database: adapt(database) }) })
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => {
      database.close()
    },
    prepare: (sql) => {
      const kept = statements.get(sql)
      if (kept !== undefined) return kept
      if (statements.size >= keptStatements) statements.clear()
      const statement = adaptStatement(database.prepare(sql))
      statements.set(sql, statement)
      return statement
    },
  }
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
  }
}
