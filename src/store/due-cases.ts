import { sql } from 'kysely'
import type { Data } from './store.ts'

/** Literal, because SQLite matches a partial index only by its own words. */
const open = sql.lit('open' as const)

/** The open cases whose officers are to be reminded by now. */
export async function listDueCases(data: Data, at: Date): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('cases')
    .select('id')
    .where('status', '=', open)
    .where('remind_at', '<=', at.getTime())
    .orderBy('remind_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** When the next reminder is due (milliseconds UTC); undefined: none is. */
export async function nextCaseDueAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('cases')
    .select(({ fn }) => fn.min<number | null>('remind_at').as('due'))
    .where('status', '=', open)
    .where('remind_at', 'is not', null)
    .executeTakeFirst()
  return row?.due ?? undefined
}
