import { newId } from '../domain/new-id.ts'
import type { Role } from '../domain/staff.ts'
import type { Data, Tx } from './store.ts'

/** A role that waits for a second administrator's yes. */
export interface RoleRequest {
  readonly id: string
  /** Who is to have it. */
  readonly staffId: string
  readonly role: Role
  readonly askedBy: string
  readonly askedAt: Date
}

/** Asks for a role; the same one asked twice waits once. Returns the id. */
export async function addRoleRequest(
  tx: Tx,
  asked: Pick<RoleRequest, 'staffId' | 'role' | 'askedBy'>,
  at: Date,
): Promise<string> {
  const open = await listRoleRequests(tx)
  const same = open.find(({ staffId, role }) => staffId === asked.staffId && role === asked.role)
  if (same !== undefined) return same.id
  const id = newId(at)
  await tx.sql
    .insertInto('role_requests')
    .values({
      id,
      staff_id: asked.staffId,
      role: asked.role,
      asked_by: asked.askedBy,
      asked_at: at.getTime(),
      decided_by: null,
      decided_at: null,
      granted: null,
    })
    .execute()
  return id
}

/** Those that nobody has decided, the oldest first. */
export async function listRoleRequests(data: Data): Promise<readonly RoleRequest[]> {
  const rows = await data.sql
    .selectFrom('role_requests')
    .selectAll()
    .where('decided_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    role: row.role as Role,
    askedBy: row.asked_by,
    askedAt: new Date(row.asked_at),
  }))
}

/** Notes the decision; false when it was decided before. */
export async function closeRoleRequest(
  tx: Tx,
  id: string,
  decided: { readonly by: string; readonly granted: boolean },
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('role_requests')
    .set({ decided_by: decided.by, decided_at: at.getTime(), granted: decided.granted ? 1 : 0 })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
