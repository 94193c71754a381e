import { sql } from 'kysely'
import type { Data, Tx } from './store.ts'

/** Counts a text of theirs in a talk of the advisers'; false, with nothing counted, in any other. */
export async function countTextIn(tx: Tx, talkId: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('talks')
    .set({ unread: sql`unread + 1`, last_in_at: at.getTime(), last_at: at.getTime() })
    .where('id', '=', talkId)
    .where('audience', '=', 'advisers')
    .executeTakeFirst()
  tx.hint('talk', talkId)
  return numUpdatedRows === 1n
}

/** Whether, before the newest text, theirs was the last word: staff have not answered that yet. */
export async function isWaitingForStaff(data: Data, talkId: string): Promise<boolean> {
  const [, before] = await data.sql
    .selectFrom('messages')
    .select('author')
    .where('talk_id', '=', talkId)
    .where('author', 'in', ['young-person', 'staff'])
    .where('status', 'not in', ['cancelled', 'expired', 'withheld'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  return before?.author === 'young-person'
}
