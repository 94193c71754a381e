import type { Data } from '../store.ts'

/** The name of each member of staff, those who have left too, by id. */
export async function nameStaff(data: Data): Promise<(staffId: string) => string> {
  const rows = await data.sql.selectFrom('staff').select(['id', 'name_sealed']).execute()
  const names = new Map(
    rows.map(({ id, name_sealed }) => [
      id,
      data.vault.tryOpen({ table: 'staff', column: 'name', row: id }, name_sealed) ?? '',
    ]),
  )
  return (staffId) => names.get(staffId) ?? 'somebody'
}
