import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** Words that are sent often. They name nobody, and are edited each time before they leave. */
export interface SavedReply {
  readonly id: string
  readonly title: string
  readonly text: string
  /** False: everybody's. */
  readonly own: boolean
}

/** A member of staff's own saved replies and everybody's, by title. */
export async function listSavedReplies(
  data: Data,
  staffId: string,
): Promise<readonly SavedReply[]> {
  const rows = await data.sql
    .selectFrom('saved_replies')
    .select(['id', 'staff_id', 'title', 'text'])
    .where((is) => is.or([is('staff_id', '=', staffId), is('staff_id', 'is', null)]))
    .where('removed_at', 'is', null)
    .execute()
  return rows
    .map(({ id, title, text, staff_id }) => ({ id, title, text, own: staff_id !== null }))
    .sort((a, b) => a.title.localeCompare(b.title))
}

/** One that this member of staff may use. */
export async function findSavedReply(
  data: Data,
  staffId: string,
  id: string,
): Promise<SavedReply | undefined> {
  return (await listSavedReplies(data, staffId)).find((reply) => reply.id === id)
}

/** Keeps words for next time; without a `staffId` for everybody. Returns the id. */
export async function addSavedReply(
  tx: Tx,
  reply: { readonly staffId?: string; readonly title: string; readonly text: string },
  at: Date,
): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('saved_replies')
    .values({
      id,
      staff_id: reply.staffId ?? null,
      title: reply.title,
      text: reply.text,
      created_at: at.getTime(),
      removed_at: null,
    })
    .execute()
  return id
}

/** Takes one's own away; everybody's stays. */
export async function removeSavedReply(
  tx: Tx,
  { id, staffId }: { readonly id: string; readonly staffId: string },
  at: Date,
): Promise<void> {
  await tx.sql
    .updateTable('saved_replies')
    .set({ removed_at: at.getTime() })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('removed_at', 'is', null)
    .execute()
}

/** Takes away one that is everybody's; false when there is none of that id. */
export async function removeSharedReply(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('saved_replies')
    .set({ removed_at: at.getTime() })
    .where('id', '=', id)
    .where('staff_id', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
