import { type Kysely, sql } from 'kysely'

/**
 * Finds what waits without reading every message there ever was. SQLite uses a partial index only
 * for a query that says its condition in the same words, with literals.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: readonly string[] = [
  `drop index messages_outbox`,
  `create index messages_queued on messages (lane, channel, id) where status = 'queued'`,
  `create index messages_in_hand on messages (claimed_until)
     where status in ('sending', 'unknown')`,
  `create index messages_person on messages (person_id, id)`,
  `drop index messages_address`,
  `create index messages_address on messages (address_id, created_at)`,
]
