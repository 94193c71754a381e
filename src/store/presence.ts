import type { Data, Tx } from './store.ts'

/** How long a sign of somebody counts, in milliseconds. */
export const lookingMs = 30_000
export const typingMs = 8_000

/** Somebody who has this talk open now. */
export interface Present {
  readonly staffId: string
  readonly typing: boolean
}

/**
 * Notes that somebody looks at a talk, or types in it. The others hear of it when that is news:
 * signs come every few seconds.
 */
export async function touchPresence(
  tx: Tx,
  sign: { readonly staffId: string; readonly talkId: string; readonly typing: boolean },
  at: Date,
): Promise<void> {
  const now = at.getTime()
  const before = await tx.sql
    .selectFrom('presence')
    .select(['looking_until', 'typing_until'])
    .where('talk_id', '=', sign.talkId)
    .where('staff_id', '=', sign.staffId)
    .executeTakeFirst()
  const signs = {
    looking_until: now + lookingMs,
    ...(sign.typing && { typing_until: now + typingMs }),
  }
  await tx.sql
    .insertInto('presence')
    .values({ typing_until: 0, ...signs, staff_id: sign.staffId, talk_id: sign.talkId })
    .onConflict((conflict) => conflict.columns(['talk_id', 'staff_id']).doUpdateSet(signs))
    .execute()
  const newHere = before === undefined || before.looking_until <= now
  const newlyTyping = sign.typing && (before === undefined || before.typing_until <= now)
  if (newHere || newlyTyping) tx.hint('talk', sign.talkId)
}

/** Who types no more, such as after sending. */
export async function stopTyping(
  tx: Tx,
  { staffId, talkId }: { readonly staffId: string; readonly talkId: string },
): Promise<void> {
  await tx.sql
    .updateTable('presence')
    .set({ typing_until: 0 })
    .where('talk_id', '=', talkId)
    .where('staff_id', '=', staffId)
    .execute()
}

/** Who else has this talk open at this moment. */
export async function listPresent(
  data: Data,
  talkId: string,
  exceptStaffId: string,
  at: Date,
): Promise<readonly Present[]> {
  const rows = await data.sql
    .selectFrom('presence')
    .select(['staff_id', 'typing_until'])
    .where('talk_id', '=', talkId)
    .where('staff_id', '!=', exceptStaffId)
    .where('looking_until', '>', at.getTime())
    .orderBy('staff_id')
    .execute()
  return rows.map((row) => ({ staffId: row.staff_id, typing: row.typing_until > at.getTime() }))
}

/** The owner of a talk has read what came in. */
export async function noteRead(
  tx: Tx,
  { staffId, talkId }: { readonly staffId: string; readonly talkId: string },
): Promise<void> {
  const row = await tx.sql
    .updateTable('talks')
    .set({ unread: 0 })
    .where('id', '=', talkId)
    .where('owner_staff_id', '=', staffId)
    .where('unread', '>', 0)
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) tx.hint('talk', talkId)
}
