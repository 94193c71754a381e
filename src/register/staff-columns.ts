import { type Role, roles, type WorkingPattern } from '../domain/staff.ts'
import type { Cell } from './cell.ts'
import { column, type Reader } from './columns.ts'
import { readHours } from './hours.ts'
import { oneOf, partsOf, readEmail, readText, readYesNo } from './read-cells.ts'
import { readPhone } from './read-phone.ts'

/** What is known of a member of staff, every field there; null: nothing is known. */
export interface StaffFacts {
  readonly name: string
  readonly email: string
  /** E.164. */
  readonly mobile: string | null
  /** In the order of `roles`; without those that two administrators give. */
  readonly roles: readonly Role[]
  readonly team: string
  /** Their line manager's work e-mail. */
  readonly manager: string | null
  readonly texts: boolean
  readonly hours: WorkingPattern
}

/** Roles that one administrator alone cannot give. */
export const guardedRoles: readonly Role[] = ['safeguarding-lead', 'allegations-officer']
export const givenRoles: readonly Role[] = roles.filter((role) => !guardedRoles.includes(role))

/** The columns of the file by name, in the order in which docs and reports name them. */
export const staffColumns: Readonly<Record<keyof StaffFacts, Reader<StaffFacts, null>>> = {
  name: column('name', (text) => readText(text, 100)),
  email: column('email', readEmail),
  mobile: column('mobile', readPhone, { is: null }),
  roles: column('roles', readRoles),
  team: column('team', (text) => readText(text, 100)),
  manager: column('manager', readEmail, { is: null }),
  texts: column('texts', readYesNo, { is: false }),
  hours: column('hours', readHours, { is: {} }),
}

function readRoles(text: string): Cell<readonly Role[]> {
  const found = new Set<Role>()
  for (const part of partsOf(text)) {
    const role = oneOf(roles, part, 'a role')
    if ('problem' in role) return role
    found.add(role.value)
  }
  if (found.size === 0)
    return { problem: 'names no role', remedy: `Write one of: ${roles.join(', ')}` }
  return { value: roles.filter((role) => found.has(role)) }
}
