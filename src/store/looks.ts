import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** How long a reason holds, in milliseconds: a working day. */
export const lookMs = 8 * 60 * 60 * 1000

/** Keeps why somebody looks at a young person who is not theirs. */
export async function addLook(
  tx: Tx,
  look: { readonly staffId: string; readonly personId: string; readonly reason: string },
  at: Date,
): Promise<string> {
  const id = newId(at)
  const cell = { table: 'looks', column: 'reason', row: id }
  await tx.sql
    .insertInto('looks')
    .values({
      id,
      staff_id: look.staffId,
      person_id: look.personId,
      reason_sealed: tx.vault.seal(cell, look.reason),
      at: at.getTime(),
      until_at: at.getTime() + lookMs,
    })
    .execute()
  return id
}

/** Whether they gave a reason that still holds. */
export async function mayLook(
  data: Data,
  staffId: string,
  personId: string,
  at: Date,
): Promise<boolean> {
  const row = await data.sql
    .selectFrom('looks')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('person_id', '=', personId)
    .where('until_at', '>', at.getTime())
    .executeTakeFirst()
  return row !== undefined
}
