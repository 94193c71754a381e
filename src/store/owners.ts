import type { Data } from './store.ts'

/** Who is talking with a person now. */
export async function loadOwners(data: Data, personId: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('talks')
    .select('owner_staff_id')
    .where('person_id', '=', personId)
    .where('closed_at', 'is', null)
    .execute()
  return rows.map((row) => row.owner_staff_id).filter((id) => id !== null)
}
