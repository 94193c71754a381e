import type { Clock } from '../domain/clock.ts'
import { type Role, roles, type StaffMember } from '../domain/staff.ts'
import { hasRole, type Viewer } from '../domain/viewer.ts'
import { recordEvent } from '../store/events.ts'
import { letGoAsOfficer } from '../store/leaving.ts'
import { lockRegister } from '../store/registrations.ts'
import { addRoleRequest, closeRoleRequest, listRoleRequests } from '../store/role-requests.ts'
import { changeStaff, loadRoster } from '../store/staff.ts'
import type { Store, Tx } from '../store/store.ts'
import { guardedRoles } from './staff-columns.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export type AskResult = { readonly kind: 'asked' } | { readonly kind: 'gone' }

/** An administrator asks that somebody has a role which takes a second administrator's yes. */
export async function askForRole(
  { store, clock }: Deps,
  viewer: Viewer,
  { staffId, role }: { readonly staffId: string; readonly role: Role },
): Promise<AskResult> {
  const at = clock.now()
  return store.transaction(async (tx): Promise<AskResult> => {
    await lockRegister(tx)
    const member = await findMember(tx, staffId, at)
    const isAsked = hasRole(viewer, 'administrator') && guardedRoles.includes(role)
    if (!isAsked || member === undefined || member.roles.includes(role)) return { kind: 'gone' }
    await addRoleRequest(tx, { staffId, role, askedBy: viewer.staffId }, at)
    const detail = { member: staffId, role }
    await recordEvent(tx, { kind: 'role-asked', staffId: viewer.staffId, detail }, at)
    return { kind: 'asked' }
  })
}

export type DecideResult =
  | { readonly kind: 'decided'; readonly granted: boolean }
  /** Whoever asked cannot say yes too. */
  | { readonly kind: 'own-request' }
  | { readonly kind: 'gone' }

/** Another administrator than the one who asked says yes or no; the one who asked may withdraw. */
export async function decideRole(
  { store, clock }: Deps,
  viewer: Viewer,
  { requestId, granted }: { readonly requestId: string; readonly granted: boolean },
): Promise<DecideResult> {
  const at = clock.now()
  return store.transaction(async (tx): Promise<DecideResult> => {
    await lockRegister(tx)
    const request = (await listRoleRequests(tx)).find(({ id }) => id === requestId)
    if (request === undefined || !hasRole(viewer, 'administrator')) return { kind: 'gone' }
    const { askedBy, role, staffId } = request
    if (granted && askedBy === viewer.staffId) return { kind: 'own-request' }
    const by = viewer.staffId
    if (!(await closeRoleRequest(tx, requestId, { by, granted }, at))) return { kind: 'gone' }
    const member = await findMember(tx, staffId, at)
    if (granted && member !== undefined) await changeStaff(tx, withRole(member, role))
    const kind = granted ? 'role-granted' : 'role-refused'
    const detail = { member: staffId, role, askedBy }
    await recordEvent(tx, { kind, staffId: by, detail }, at)
    return { kind: 'decided', granted }
  })
}

/** Takes such a role from somebody: one administrator is enough to make less possible. */
export async function takeRole(
  { store, clock }: Deps,
  viewer: Viewer,
  { staffId, role }: { readonly staffId: string; readonly role: Role },
): Promise<{ readonly kind: 'taken' } | { readonly kind: 'gone' }> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    await lockRegister(tx)
    const member = await findMember(tx, staffId, at)
    const isTaken = hasRole(viewer, 'administrator') && guardedRoles.includes(role)
    if (!isTaken || member?.roles.includes(role) !== true) return { kind: 'gone' } as const
    await changeStaff(tx, { ...member, roles: member.roles.filter((one) => one !== role) })
    if (role === 'allegations-officer') await letGoAsOfficer(tx, staffId, at)
    const detail = { member: staffId, role }
    await recordEvent(tx, { kind: 'role-taken', staffId: viewer.staffId, detail }, at)
    return { kind: 'taken' } as const
  })
}

async function findMember(tx: Tx, staffId: string, at: Date): Promise<StaffMember | undefined> {
  const roster = await loadRoster(tx, at)
  return roster.find(({ id }) => id === staffId)
}

function withRole(member: StaffMember, role: Role): StaffMember {
  return { ...member, roles: roles.filter((one) => one === role || member.roles.includes(one)) }
}
