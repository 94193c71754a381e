import type { Role } from './staff.ts'

/** Who is looking: what they may see hangs on this, and on nothing they send us. */
export interface Viewer {
  readonly staffId: string
  readonly roles: readonly Role[]
  readonly team: string
  /** A duty adviser within their working hours now. */
  readonly onDuty: boolean
  /** Members of staff who are away now and whose cover they are. */
  readonly coversFor: readonly string[]
}

export function hasRole(viewer: Pick<Viewer, 'roles'>, role: Role): boolean {
  return viewer.roles.includes(role)
}

/** Who works on what young people are answered: see the console's editing. */
export const editingRoles: readonly Role[] = ['content-editor', 'approver', 'safeguarding-lead']
