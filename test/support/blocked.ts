import { sql } from 'kysely'
import type { Store } from '../../src/store/store.ts'

/**
 * Resolves when another transaction waits for a row that somebody holds. SQLite's run one after
 * the other, so there is nothing to wait for.
 */
export async function untilBlocked(store: Store): Promise<void> {
  if (store.engine === 'sqlite') return
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(store.reading.sql)
    if (rows.length > 0) return
  }
}
