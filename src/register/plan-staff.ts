import type { StaffMember } from '../domain/staff.ts'
import type { StoredLink } from '../store/stored-links.ts'
import type { Fault, Warning } from './cell.ts'
import { readRow, type ReadRow, repeats } from './columns.ts'
import { readTable } from './read-table.ts'
import { guardedRoles, staffColumns, type StaffFacts } from './staff-columns.ts'
import { faultsAmong, hasEmail, type MergedRow, mobileOf } from './staff-faults.ts'

/** What is there before staff are brought in. */
export interface CurrentStaff {
  readonly staff: readonly StaffMember[]
  /** Of young people: their numbers are nobody's work mobile. */
  readonly links: readonly StoredLink[]
}

/** One member of staff who is new or changes. */
export interface PlannedStaff {
  readonly line: number
  /** Absent: new. */
  readonly id?: string
  readonly facts: StaffFacts
  readonly changed: readonly string[]
}

/** What bringing them in would do. With a fault nothing of it is done. */
export interface StaffPlan {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
  readonly notes: readonly string[]
  readonly staff: readonly PlannedStaff[]
  readonly unchanged: number
  /** Names of those who work here and are not in the file; they stay as they are. */
  readonly missing: readonly string[]
}

const columns = {
  known: Object.keys(staffColumns),
  required: ['name', 'email', 'roles', 'team'],
}

/** Compares a CSV file of staff with those who work here. Pure; never throws for what is in it. */
export function planStaff(csv: string | Uint8Array, current: CurrentStaff): StaffPlan {
  const table = readTable(csv, columns)
  const rows = table.rows.map((row) => readRow(row, staffColumns, null))
  const nobody = table.faults.length === 0 && rows.length === 0
  const faults = [...table.faults, ...(nobody ? [nobodyInIt] : [])]
  const plan = planStaffRows(rows, current)
  const all = [...faults, ...plan.faults].toSorted((one, other) => one.line - other.line)
  return all.length > 0
    ? { ...nothingDone, faults: all, notes: table.notes }
    : { ...plan, notes: table.notes }
}

const nobodyInIt: Fault = {
  line: 1,
  column: 'file',
  problem: 'has no line below its header',
  remedy: 'Export it again with the members of staff in it',
}

const nothingDone = { warnings: [], notes: [], staff: [], unchanged: 0, missing: [] } as const

/** A line of a file, or a form; `id` when it says whom it is about, else their e-mail does. */
export type StaffRow = ReadRow<StaffFacts> & { readonly id?: string }

/** The same for lines that are read already. */
export function planStaffRows(rows: readonly StaffRow[], current: CurrentStaff): StaffPlan {
  const merged = rows.map((row) => mergeRow(row, current))
  const faults = [
    ...rows.flatMap((row) => row.faults),
    ...repeats(rows, 'email', ({ fields }) => fields.email),
    ...repeats(rows, 'mobile', ({ fields }) => fields.mobile),
    ...faultsAmong(merged, current),
  ]
  if (faults.length > 0) return { ...nothingDone, faults }
  const staff = merged.filter(({ id, changed }) => id === undefined || changed.length > 0)
  const named = new Set(merged.map(({ id }) => id))
  return {
    faults,
    notes: [],
    staff,
    unchanged: merged.length - staff.length,
    warnings: merged.flatMap(withoutMobile),
    missing: current.staff.filter(({ id }) => !named.has(id)).map(({ name }) => name),
  }
}

function mergeRow({ line, fields, id }: StaffRow, { staff }: CurrentStaff): MergedRow {
  const before = staff.find((member) =>
    id === undefined ? hasEmail(member, fields.email) : member.id === id,
  )
  const known = before === undefined ? undefined : factsOf(before, staff)
  const all: StaffFacts = { ...blank, ...known, ...fields }
  const facts = { ...all, roles: all.roles.filter((role) => !guardedRoles.includes(role)) }
  const changed = factNames.filter(
    (name) => JSON.stringify((known ?? blank)[name]) !== JSON.stringify(facts[name]),
  )
  return { line, fields, facts, changed, ...(before !== undefined && { id: before.id, before }) }
}

const blank: StaffFacts = {
  name: '',
  email: '',
  mobile: null,
  roles: [],
  team: '',
  manager: null,
  texts: false,
  hours: {},
}
const factNames = Object.keys(staffColumns) as (keyof StaffFacts)[]

function factsOf(member: StaffMember, staff: readonly StaffMember[]): StaffFacts {
  const manager = staff.find(({ id }) => id === member.managerId)
  return {
    name: member.name,
    email: member.email?.toLowerCase() ?? '',
    mobile: mobileOf(member),
    roles: member.roles.filter((role) => !guardedRoles.includes(role)),
    team: member.team,
    manager: manager?.email?.toLowerCase() ?? null,
    texts: member.textsOn,
    hours: member.workingPattern,
  }
}

function withoutMobile({ line, facts }: MergedRow): readonly Warning[] {
  if (!facts.texts || facts.mobile !== null) return []
  return [{ line, text: `${facts.name} wants texts, but has no work mobile: e-mail alone is sent` }]
}
