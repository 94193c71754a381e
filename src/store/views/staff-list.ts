import type { StaffMember } from '../../domain/staff.ts'
import { loadRoster } from '../staff.ts'
import type { Data } from '../store.ts'

/** A member of staff as an administrator sees them. */
export interface ListedStaff {
  readonly member: StaffMember
  /** They have chosen a password. */
  readonly canSignIn: boolean
}

/** Everybody who works here, by name. */
export async function readStaffList(data: Data, now: Date): Promise<readonly ListedStaff[]> {
  const roster = await loadRoster(data, now)
  const rows = await data.sql
    .selectFrom('sign_ins')
    .select('staff_id')
    .where('password_hash', 'is not', null)
    .execute()
  const withPassword = new Set(rows.map((row) => row.staff_id))
  return roster.map((member) => ({ member, canSignIn: withPassword.has(member.id) }))
}
