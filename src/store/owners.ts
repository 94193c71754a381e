import type { Data } from './store.ts'

/** Who is talking with a person now; an officer in a restricted talk is not told of here. */
export async function loadOwners(data: Data, personId: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('talks')
    .select('owner_staff_id')
    .where('person_id', '=', personId)
    .where('audience', '=', 'advisers')
    .where('closed_at', 'is', null)
    .execute()
  return rows.map((row) => row.owner_staff_id).filter((id) => id !== null)
}
