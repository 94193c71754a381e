import { sql } from 'kysely'
import type { Tx } from './store.ts'

/**
 * Texts have left a talk for another: its counts and times are of what is still in it, so that
 * nothing on a page tells of what has gone.
 */
export async function recountTalk(tx: Tx, talkId: string, theirsGone: number): Promise<void> {
  const newest = (condition: ReturnType<typeof sql>) =>
    sql<number | null>`(select max(messages.created_at) from messages
      where messages.talk_id = talks.id and ${condition})`
  await tx.sql
    .updateTable('talks')
    .set({
      unread: sql`case when unread > ${theirsGone} then unread - ${theirsGone} else 0 end`,
      last_in_at: newest(sql`messages.direction = 'in'`),
      last_at: newest(sql`messages.status not in ('withheld', 'cancelled', 'held', 'expired')`),
    })
    .where('id', '=', talkId)
    .where('last_at', 'is not', null)
    .execute()
  tx.hint('talk', talkId)
}
