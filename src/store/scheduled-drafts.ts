import { sql, type SqlBool } from 'kysely'
import type { Data } from './store.ts'

/** Literal: SQLite matches the partial index only by its own words. */
const isScheduled = sql<SqlBool>`status = 'scheduled'`

/** Ids of the drafts whose time has come, the oldest first. */
export async function listScheduled(data: Data, now: Date): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('knowledge_drafts')
    .select('id')
    .where(isScheduled)
    .where('publish_at', '<=', now.getTime())
    .orderBy('publish_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** When the next is due (milliseconds UTC); undefined: none waits. */
export async function nextScheduledAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('knowledge_drafts')
    .select(({ fn }) => fn.min('publish_at').as('next'))
    .where(isScheduled)
    .executeTakeFirst()
  return row?.next ?? undefined
}
