import type { Data, Tx } from './store.ts'

/** How long a sign of somebody counts, in milliseconds: pages give one every 15 seconds. */
export const openMs = 40_000
export const editingMs = 30_000

/** Somebody who has this draft open now. */
export interface AtDraft {
  readonly staffId: string
  /** Whether they changed something just now. */
  readonly editing: boolean
}

/** Notes that somebody has a draft open, or writes in it. The others hear of it when that is news. */
export async function touchDraft(
  tx: Tx,
  sign: { readonly draftId: string; readonly staffId: string; readonly editing: boolean },
  at: Date,
): Promise<void> {
  const now = at.getTime()
  const before = await tx.sql
    .selectFrom('draft_presence')
    .select(['seen_at', 'edited_at'])
    .where('draft_id', '=', sign.draftId)
    .where('staff_id', '=', sign.staffId)
    .executeTakeFirst()
  const signs = { seen_at: now, ...(sign.editing && { edited_at: now }) }
  await tx.sql
    .insertInto('draft_presence')
    .values({ edited_at: 0, ...signs, draft_id: sign.draftId, staff_id: sign.staffId })
    .onConflict((conflict) => conflict.columns(['draft_id', 'staff_id']).doUpdateSet(signs))
    .execute()
  const newHere = before === undefined || before.seen_at + openMs <= now
  const newlyEditing = sign.editing && (before === undefined || before.edited_at + editingMs <= now)
  if (newHere || newlyEditing) tx.hint('drafts', sign.draftId)
}

/** Who else has this draft open at this moment. */
export async function listAtDraft(
  data: Data,
  draftId: string,
  exceptStaffId: string,
  at: Date,
): Promise<readonly AtDraft[]> {
  const rows = await data.sql
    .selectFrom('draft_presence')
    .select(['staff_id', 'edited_at'])
    .where('draft_id', '=', draftId)
    .where('staff_id', '!=', exceptStaffId)
    .where('seen_at', '>', at.getTime() - openMs)
    .orderBy('staff_id')
    .execute()
  return rows.map((row) => ({
    staffId: row.staff_id,
    editing: row.edited_at > at.getTime() - editingMs,
  }))
}
