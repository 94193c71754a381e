import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import * as first from './migrations/0001-first.ts'
import * as handover from './migrations/0002-handover.ts'
import * as safety from './migrations/0003-safety.ts'
import * as editing from './migrations/0004-editing.ts'

/** In order; a migration expands first and contracts a release later. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-handover': handover,
  '0003-safety': safety,
  '0004-editing': editing,
}

/** Brings the schema up to date. Throws what the failing migration threw. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error(JSON.stringify(error))
}
