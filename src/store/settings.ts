import type { Kysely } from 'kysely'
import type { Database } from './database.ts'

/** A value the store keeps about itself, by name; undefined when it was never written. */
export async function readSetting(
  sql: Kysely<Database>,
  name: string,
): Promise<string | undefined> {
  const row = await sql
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}

/** Writes it, over what was there. */
export async function writeSetting(
  sql: Kysely<Database>,
  name: string,
  value: string,
): Promise<void> {
  await sql
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Writes it unless it is there: two processes that start together keep the same one. */
export async function writeSettingOnce(
  sql: Kysely<Database>,
  name: string,
  value: string,
): Promise<void> {
  await sql
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
