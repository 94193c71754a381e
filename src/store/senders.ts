import { sql } from 'kysely'
import type { Tx } from './store.ts'

/** A sender that rested may send this much of a second's worth at once. */
const burstMs = 1000

export interface SpentRate {
  readonly granted: number
  /** When there is something to spend again, in milliseconds UTC. */
  readonly until: number
  /** Returns what was granted and not used. */
  readonly giveBack: (unused: number) => Promise<void>
}

/**
 * Takes up to `wanted` of what this sender may send now at `perSecond`, from the one row that all
 * processes share.
 */
export async function spendRate(
  tx: Tx,
  sender: string,
  wanted: number,
  perSecond: number,
  at: Date,
): Promise<SpentRate> {
  const now = at.getTime()
  const row = await tx.sql
    .selectFrom('senders')
    .select('next_at')
    .where('sender', '=', sender)
    .$if(tx.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()
  const from = Math.max(row?.next_at ?? 0, now - burstMs)
  const affordable = Math.floor(((now - from) * perSecond) / 1000)
  const granted = Math.max(0, Math.min(wanted, affordable))
  const costOf = (texts: number): number => Math.ceil((texts * 1000) / perSecond)
  if (granted > 0) await setNextAt(tx, sender, from + costOf(granted))
  return {
    granted,
    until: from + costOf(1),
    giveBack: (unused) => setNextAt(tx, sender, from + costOf(granted - unused)),
  }
}

async function setNextAt(tx: Tx, sender: string, nextAt: number): Promise<void> {
  await tx.sql
    .insertInto('senders')
    .values({ sender, next_at: nextAt })
    .onConflict((conflict) => conflict.column('sender').doUpdateSet({ next_at: nextAt }))
    .execute()
}

/** Nothing of the normal lane leaves this sender before `until` (milliseconds UTC). */
export async function pauseSender(tx: Tx, sender: string, until: number): Promise<void> {
  const later = sql<number>`case when senders.next_at > ${until} then senders.next_at else ${until} end`
  await tx.sql
    .insertInto('senders')
    .values({ sender, next_at: until })
    .onConflict((conflict) => conflict.column('sender').doUpdateSet({ next_at: later }))
    .execute()
}
