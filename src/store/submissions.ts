import type { Data, Tx } from './store.ts'

/** Notes that a form is being taken in; false when it was before. */
export async function claimSubmission(
  tx: Tx,
  { key, staffId }: { readonly key: string; readonly staffId: string },
  at: Date,
): Promise<boolean> {
  const row = await tx.sql
    .insertInto('submissions')
    .values({ key, staff_id: staffId, at: at.getTime(), location: '' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps where it led. */
export async function finishSubmission(tx: Tx, key: string, location: string): Promise<void> {
  await tx.sql.updateTable('submissions').set({ location }).where('key', '=', key).execute()
}

/** It came to nothing: the form may be sent again. */
export async function dropSubmission(tx: Tx, key: string): Promise<void> {
  await tx.sql.deleteFrom('submissions').where('key', '=', key).execute()
}

/** Where a form led; undefined while it is in hand, and when it never was. */
export async function findSubmission(data: Data, key: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('submissions')
    .select('location')
    .where('key', '=', key)
    .executeTakeFirst()
  return row === undefined || row.location === '' ? undefined : row.location
}
