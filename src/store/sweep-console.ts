import { sweepSaves } from './knowledge-saves.ts'
import type { Tx } from './store.ts'

/** A form posted twice, and the owner of a session that ended, are of no use after this: 7 days. */
const keptMs = 7 * 24 * 60 * 60 * 1000

/**
 * Removes what only the console's own running needed: sessions that ended, waits that are over,
 * the keys of forms, who was looking, and each save of drafts that are closed. What was done stays
 * in `events`.
 */
export async function sweepConsole(tx: Tx, at: Date): Promise<void> {
  const before = at.getTime() - keptMs
  await tx.sql
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('ends_at', '<', before), eb('ended_at', '<', before)]))
    .execute()
  await tx.sql.deleteFrom('throttles').where('until_at', '<', before).execute()
  await tx.sql.deleteFrom('submissions').where('at', '<', before).execute()
  await tx.sql.deleteFrom('presence').where('looking_until', '<', before).execute()
  await tx.sql.deleteFrom('draft_presence').where('seen_at', '<', before).execute()
  await sweepSaves(tx, at)
}
