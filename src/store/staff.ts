import type { Absence, Role, StaffMember, WorkingPattern } from '../domain/staff.ts'
import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** Adds a member of staff and returns their id. */
export async function addStaff(
  tx: Tx,
  member: Omit<StaffMember, 'id'> & { readonly email?: string; readonly demo: boolean },
  at: Date,
): Promise<string> {
  const id = newId(at)
  const seal = (column: string, text: string | undefined): string | null =>
    text === undefined ? null : tx.vault.seal({ table: 'staff', column, row: id }, text)
  await tx.sql
    .insertInto('staff')
    .values({
      id,
      name_sealed: tx.vault.seal({ table: 'staff', column: 'name', row: id }, member.name),
      email_sealed: seal('email', member.email),
      mobile_sealed: seal('mobile', member.workMobile),
      roles: JSON.stringify(member.roles),
      team: member.team,
      manager_id: null,
      working_pattern: JSON.stringify(member.workingPattern),
      absences: JSON.stringify(member.absences),
      demo: member.demo ? 1 : 0,
      created_at: at.getTime(),
    })
    .execute()
  return id
}

/** One member of staff; undefined when nobody has that id. */
export async function findStaff(data: Data, id: string): Promise<StaffMember | undefined> {
  const row = await data.sql.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const open = (column: string, sealed: string): string =>
    data.vault.open({ table: 'staff', column, row: id }, sealed)
  return {
    id,
    name: open('name', row.name_sealed),
    roles: JSON.parse(row.roles) as Role[],
    team: row.team,
    workingPattern: JSON.parse(row.working_pattern) as WorkingPattern,
    absences: JSON.parse(row.absences) as Absence[],
    ...(row.mobile_sealed !== null && { workMobile: open('mobile', row.mobile_sealed) }),
  }
}
