import { sql } from 'kysely'
import type { Data } from './store.ts'

/** The person's open alarm of danger, by its id. */
export async function findOpenAlarmOf(data: Data, personId: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select('id')
    .where('person_id', '=', personId)
    .where('category', '=', 'danger')
    .where('status', '=', sql.lit('open'))
    .executeTakeFirst()
  return row?.id
}
