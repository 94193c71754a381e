import type { StaffMember } from '../domain/staff.ts'
import type { RegisterEntry } from '../store/registrations.ts'
import type { StoredLink } from '../store/stored-links.ts'
import type { Fault, Warning } from './cell.ts'
import { readRow, type ReadRow, repeats } from './columns.ts'
import {
  columnOfFact,
  knownStaff,
  personColumns,
  type PersonFacts,
  type PersonFields,
} from './person-columns.ts'
import { type NumberChanges, planNumbers } from './plan-numbers.ts'
import { readTable } from './read-table.ts'

/** What is there before the file is taken in. */
export interface CurrentRegister {
  readonly people: readonly RegisterEntry[]
  /** Of everybody in the register, ended ones too. */
  readonly links: readonly StoredLink[]
  /** Who works here. */
  readonly staff: readonly StaffMember[]
  readonly now: Date
}

/** One young person who is new or changes. */
export interface PlannedPerson extends NumberChanges {
  readonly line: number
  readonly reference: string
  /** Absent: new. */
  readonly id?: string
  readonly facts: PersonFacts
  /** The columns whose value is another than before. */
  readonly changed: readonly string[]
}

/** What taking a file in would do. With a fault nothing of it is done. */
export interface PeoplePlan {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Warning[]
  readonly notes: readonly string[]
  readonly people: readonly PlannedPerson[]
  readonly unchanged: number
  /** References of those who are in the register and not in the file; they stay as they are. */
  readonly missing: readonly string[]
}

const columns = {
  known: Object.keys(personColumns),
  required: ['reference', 'preferred_name'],
}

/** Compares a CSV file of young people with the register. Pure; never throws for what is in it. */
export function planImport(csv: string | Uint8Array, current: CurrentRegister): PeoplePlan {
  const table = readTable(csv, columns)
  const known = knownStaff(current.staff, current.now)
  const read = table.rows.map((row) => readRow(row, personColumns, known))
  const faults = [
    ...table.faults,
    ...read.flatMap((row) => row.faults),
    ...repeats(read, 'reference', ({ fields }) => fields.reference),
    ...read.flatMap(barredAdviser),
    ...(table.faults.length === 0 && read.length === 0 ? [nobodyInIt] : []),
  ].toSorted((one, other) => one.line - other.line)
  if (faults.length > 0) return { ...nothingDone, faults, notes: table.notes }
  return { ...planRows(read, current), faults, notes: table.notes }
}

const nobodyInIt: Fault = {
  line: 1,
  column: 'file',
  problem: 'has no line below its header',
  remedy: 'Export it again with the young people in it',
}

const nothingDone = { warnings: [], people: [], unchanged: 0, missing: [] } as const

function barredAdviser({ line, fields }: ReadRow<PersonFields>): readonly Fault[] {
  const own = [fields.adviserId, fields.leadWorkerId]
  if (fields.barred?.some((id) => own.includes(id)) !== true) return []
  return [
    {
      line,
      column: 'not_to_be_seen_by',
      problem: 'names their own personal adviser or lead worker',
      remedy: 'Give them another adviser, or take this name out',
    },
  ]
}

function planRows(
  read: readonly ReadRow<PersonFields>[],
  current: CurrentRegister,
): Omit<PeoplePlan, 'faults' | 'notes'> {
  const byReference = new Map(current.people.map((entry) => [entry.caseReference, entry]))
  const rows = read.map(({ line, fields }) => {
    const reference = fields.reference ?? ''
    const entry = byReference.get(reference)
    return { line, reference, fields, ...(entry !== undefined && { entry }) }
  })
  const numbers = planNumbers(rows, current)
  const planned = rows.map(({ line, reference, fields, entry }, at): PlannedPerson => {
    const before = entry === undefined ? undefined : factsOf(entry)
    const facts = merge(before, fields, current.staff)
    const own = numbers.changes[at] ?? { closes: [], opens: [], checks: [], changed: [] }
    return {
      ...own,
      line,
      reference,
      facts,
      changed: [...changesOf(before, facts), ...own.changed],
      ...(entry !== undefined && { id: entry.id }),
    }
  })
  const people = planned.filter(({ id, changed }) => id === undefined || changed.length > 0)
  const inFile = new Set(rows.map(({ reference }) => reference))
  return {
    people,
    unchanged: planned.length - people.length,
    warnings: [...teamWarnings(planned, current.staff), ...numbers.warnings].toSorted(
      (one, other) => one.line - other.line,
    ),
    missing: current.people.flatMap(({ caseReference }) =>
      caseReference === undefined || inFile.has(caseReference) ? [] : [caseReference],
    ),
  }
}

const blank: PersonFacts = {
  preferredName: '',
  birthday: null,
  language: 'en',
  status: null,
  district: null,
  team: null,
  adviserId: null,
  leadWorkerId: null,
  caseLink: null,
  locked: false,
  barred: [],
}
const factNames = Object.keys(columnOfFact) as (keyof PersonFacts)[]

function factsOf(entry: RegisterEntry): PersonFacts {
  const facts = factNames.map((name) => [name, entry[name] ?? blank[name]] as const)
  return Object.fromEntries(facts) as unknown as PersonFacts
}

/** Who is said to be in no team is in their adviser's. */
function merge(
  before: PersonFacts | undefined,
  fields: Partial<PersonFields>,
  staff: readonly StaffMember[],
): PersonFacts {
  const all = { ...blank, ...before, ...fields }
  const facts = Object.fromEntries(factNames.map((name) => [name, all[name]] as const))
  const adviser = staff.find(({ id }) => id === all.adviserId)
  return { ...(facts as unknown as PersonFacts), team: all.team ?? adviser?.team ?? null }
}

function changesOf(before: PersonFacts | undefined, after: PersonFacts): readonly string[] {
  return factNames
    .filter((name) => JSON.stringify((before ?? blank)[name]) !== JSON.stringify(after[name]))
    .map((name) => columnOfFact[name])
}

function teamWarnings(
  planned: readonly PlannedPerson[],
  staff: readonly StaffMember[],
): readonly Warning[] {
  const teams = new Set(staff.map(({ team }) => team))
  return planned
    .filter(({ facts }) => facts.team !== null && !teams.has(facts.team))
    .map(({ line, facts }) => ({
      line,
      text: `no member of staff is in the team '${facts.team ?? ''}': its duty advisers and manager would see this young person`,
    }))
}
