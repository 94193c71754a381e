import { sql } from 'kysely'
import { type StoredHandover, toHandover } from './handovers.ts'
import type { Data, Tx } from './store.ts'

/** Handovers whose time has come, the most urgent first. */
export async function listDueHandovers(data: Data, at: Date): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('handovers')
    .select('id')
    .where('closed_at', 'is', null)
    .where('due_at', '<=', at.getTime())
    .orderBy('priority')
    .orderBy('due_at')
    .limit(mostDue)
    .execute()
  return rows.map(({ id }) => id)
}

const mostDue = 100

/** One that is still due and that nobody else has in hand; its row is held. */
export async function holdDueHandover(
  tx: Tx,
  id: string,
  at: Date,
): Promise<StoredHandover | undefined> {
  const row = await tx.sql
    .selectFrom('handovers')
    .selectAll()
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('due_at', '<=', at.getTime())
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate().skipLocked())
    .executeTakeFirst()
  return row === undefined ? undefined : toHandover(row)
}

/** When the next handover is due, in milliseconds UTC. */
export async function nextHandoverDueAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('handovers')
    .select(sql<number | null>`min(due_at)`.as('due'))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row?.due ?? undefined
}
