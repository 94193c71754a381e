import type { Data, Tx } from './store.ts'

/** Who must not see whose record. */
export interface Bar {
  readonly personId: string
  readonly staffId: string
}

/** Those of one young person, or of all. */
export async function listBars(data: Data, personId?: string): Promise<readonly Bar[]> {
  const rows = await data.sql
    .selectFrom('person_bars')
    .selectAll()
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .execute()
  return rows.map((row) => ({ personId: row.person_id, staffId: row.staff_id }))
}

/** Says anew who must not see a young person's record. */
export async function setBars(
  tx: Tx,
  personId: string,
  staffIds: readonly string[],
): Promise<void> {
  await tx.sql.deleteFrom('person_bars').where('person_id', '=', personId).execute()
  if (staffIds.length === 0) return
  await tx.sql
    .insertInto('person_bars')
    .values(staffIds.map((staffId) => ({ person_id: personId, staff_id: staffId })))
    .execute()
}
