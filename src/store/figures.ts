import { type SqlBool, sql } from 'kysely'
import { isOpen } from './notice-states.ts'
import type { Data } from './store.ts'

/** Texts of ours counted by status; 'maybe_twice' counts those sent again that may have come twice. */
export async function countOutgoing(data: Data): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('messages')
    .select(({ fn }) => [
      'status',
      fn.countAll<number>().as('count'),
      fn.sum<number>('maybe_twice').as('twice'),
    ])
    .where('direction', '=', 'out')
    .groupBy('status')
    .execute()
  const twice = rows.reduce((sum, row) => sum + row.twice, 0)
  return new Map([...rows.map((row) => [row.status, row.count] as const), ['maybe_twice', twice]])
}

/** How long the oldest text of each queue has waited, in seconds. */
export async function oldestWaiting(data: Data, now: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('messages')
    .select([
      'status',
      sql<string>`case when lane = 'danger' then 'danger' else 'normal' end`.as('lane'),
      sql<number>`min(created_at)`.as('oldest'),
    ])
    .where('status', 'in', ['received', 'queued', 'sending', 'unknown'])
    .groupBy(['status', sql`2`])
    .execute()
  return new Map(
    rows.map((row) => [`${row.status}-${row.lane}`, (now.getTime() - row.oldest) / 1000]),
  )
}

/** Notices to staff counted by status. */
export async function countNotices(data: Data): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('notices')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
    .groupBy('status')
    .execute()
  return new Map(rows.map((row) => [row.status, row.count]))
}

/** How long the oldest notice of each urgency has waited that should have left, in seconds. */
export async function oldestNotices(data: Data, now: Date): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('notices')
    .select('urgency')
    // What was tried already is due later, but has waited since it was written.
    .select(sql<number>`min(case when attempts > 0 then created_at else due_at end)`.as('oldest'))
    .where(isOpen)
    .where(sql<SqlBool>`(due_at <= ${now.getTime()} or attempts > 0)`)
    .groupBy('urgency')
    .execute()
  return new Map(
    rows.map(({ urgency, oldest }) => [`notice-${urgency}`, (now.getTime() - oldest) / 1000]),
  )
}

/** Whether the store answers at all. */
export async function answers(data: Data): Promise<boolean> {
  try {
    await sql`select 1`.execute(data.sql)
    return true
  } catch {
    return false
  }
}
