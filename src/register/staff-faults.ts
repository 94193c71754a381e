import type { Role, StaffMember } from '../domain/staff.ts'
import type { Fault } from './cell.ts'
import type { CurrentStaff, PlannedStaff } from './plan-staff.ts'
import { readPhone } from './read-phone.ts'
import { guardedRoles, type StaffFacts } from './staff-columns.ts'

/** A line of a file with what was known before, and what comes of both. */
export interface MergedRow extends PlannedStaff {
  readonly before?: StaffMember
  /** What the line itself says. */
  readonly fields: Partial<StaffFacts>
}

/** What is wrong with lines that can be read, beside each other and beside who works here. */
export function faultsAmong(rows: readonly MergedRow[], current: CurrentStaff): readonly Fault[] {
  return [
    ...rows.flatMap((row) => faultsOf(row, rows, current)),
    ...nobodyToAdminister(rows, current),
  ]
}

function faultsOf(
  row: MergedRow,
  rows: readonly MergedRow[],
  { staff, links }: CurrentStaff,
): readonly Fault[] {
  const { line, facts, fields } = row
  const others = staff.filter((member) => !rows.some((one) => one.id === member.id))
  const fault = (name: string, problem: string, remedy: string): Fault => ({
    line,
    column: name,
    problem,
    remedy,
  })
  const sameEmail = others.find((member) => hasEmail(member, fields.email))
  const sameMobile = others.find((member) => mobileOf(member) === facts.mobile)
  const theirs = links.some(
    ({ ended, address }) => ended === undefined && address.value === facts.mobile,
  )
  return [
    ...guardedFaults(row),
    ...(sameEmail !== undefined
      ? [fault('email', `is the e-mail of ${sameEmail.name}`, 'Give them their own')]
      : []),
    ...(facts.mobile !== null && sameMobile !== undefined
      ? [fault('mobile', `is the work mobile of ${sameMobile.name}`, 'Give them their own')]
      : []),
    ...(facts.mobile !== null && theirs
      ? [fault('mobile', "is a young person's number", 'Give a work mobile, or unlink it there')]
      : []),
    ...managerFaults(row, rows, staff, fault),
  ]
}

/** Neither given nor taken here: whoever has such a role keeps it. */
function guardedFaults({ line, fields, before }: MergedRow): readonly Fault[] {
  const asked = (fields.roles ?? []).filter((role) => guardedRoles.includes(role))
  const missing = asked.filter((role) => !(before?.roles ?? []).includes(role))
  return missing.map((role) => ({
    line,
    column: 'roles',
    problem: `'${role}' is a role that two administrators give together`,
    remedy: 'Take it out here, and ask for it in the console under Admin, Roles',
  }))
}

function managerFaults(
  { facts }: MergedRow,
  rows: readonly MergedRow[],
  staff: readonly StaffMember[],
  fault: (name: string, problem: string, remedy: string) => Fault,
): readonly Fault[] {
  const { manager, email } = facts
  if (manager === null) return []
  if (manager === email) return [fault('manager', 'is themselves', 'Name their line manager')]
  const isKnown =
    rows.some((one) => one.facts.email === manager) ||
    staff.some((member) => hasEmail(member, manager))
  if (isKnown) return []
  return [
    fault(
      'manager',
      `nobody here or in this file has the work e-mail '${manager}'`,
      'Correct it, or give their manager a line too',
    ),
  ]
}

const administrator: Role = 'administrator'

function nobodyToAdminister(rows: readonly MergedRow[], { staff }: CurrentStaff): readonly Fault[] {
  const others = staff.filter((member) => !rows.some(({ id }) => id === member.id))
  const before = staff.some((member) => member.roles.includes(administrator))
  const after =
    others.some((member) => member.roles.includes(administrator)) ||
    rows.some(({ facts }) => facts.roles.includes(administrator))
  const [loser] = rows.filter((row) => row.before?.roles.includes(administrator) === true)
  if (!before || after || loser === undefined) return []
  return [
    {
      line: loser.line,
      column: 'roles',
      problem: 'leaves nobody who is administrator',
      remedy: 'Make somebody else administrator first',
    },
  ]
}

export function mobileOf({ workMobile }: StaffMember): string | null {
  if (workMobile === undefined) return null
  const read = readPhone(workMobile)
  return 'value' in read ? read.value : workMobile
}

export function hasEmail(member: StaffMember, email: string | undefined): boolean {
  return email !== undefined && member.email?.toLowerCase() === email
}
