import type { Clock } from '../domain/clock.ts'
import type { Role, StaffMember } from '../domain/staff.ts'
import { recordEvent } from '../store/events.ts'
import { whoIsHere } from '../store/people.ts'
import { lockRegister } from '../store/registrations.ts'
import { addStaff, changeStaff, loadRoster } from '../store/staff.ts'
import type { Data, Store, Tx } from '../store/store.ts'
import { listLinks } from '../store/stored-links.ts'
import { readRow } from './columns.ts'
import {
  type CurrentStaff,
  type PlannedStaff,
  planStaff,
  planStaffRows,
  type StaffPlan,
} from './plan-staff.ts'
import { guardedRoles, staffColumns, type StaffFacts } from './staff-columns.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

/** What importing this file of staff would do; nothing is written. */
export async function previewStaff(
  { store, clock }: Deps,
  csv: string | Uint8Array,
): Promise<StaffPlan> {
  return planStaff(csv, await currentStaff(store.reading, clock.now()))
}

/**
 * Takes a file of staff in, all of it or, with any fault, nothing. `staffId` is who does it; absent
 * at the machine itself.
 */
export async function importStaff(
  { store, clock }: Deps,
  csv: string | Uint8Array,
  staffId?: string,
): Promise<StaffPlan> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    await lockRegister(tx)
    const plan = planStaff(csv, await currentStaff(tx, at))
    await applyStaff(tx, plan, staffId, at)
    return plan
  })
}

/** A form as it was typed: what a line of the file has in its cells. */
export type StaffForm = Readonly<Record<keyof StaffFacts, string>>

/**
 * Adds a member of staff as a form says, or changes the one of this `id`. Returns their id, or what
 * is wrong by field.
 */
export async function saveStaff(
  { store, clock }: Deps,
  form: StaffForm,
  { id, staffId }: { readonly id?: string; readonly staffId?: string },
): Promise<{ readonly id: string } | Pick<StaffPlan, 'faults'>> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    await lockRegister(tx)
    const row = readRow({ line: 1, cells: form }, staffColumns, null)
    const current = await currentStaff(tx, at)
    const same = current.staff.find(
      (member) => id === undefined && member.email?.toLowerCase() === row.fields.email,
    )
    if (same !== undefined) return { faults: [alreadyHere(same)] }
    const plan = planStaffRows([{ ...row, ...(id !== undefined && { id }) }], current)
    if (plan.faults.length > 0) return { faults: plan.faults }
    const [saved] = await applyStaff(tx, plan, staffId, at)
    return { id: saved ?? id ?? '' }
  })
}

const alreadyHere = ({ name }: StaffMember) => ({
  line: 1,
  column: 'email',
  problem: `is the e-mail of ${name}, who works here`,
  remedy: 'Change them, or give another e-mail',
})

async function currentStaff(data: Data, now: Date): Promise<CurrentStaff> {
  return { staff: await loadRoster(data, now), links: await listLinks(data, 'register') }
}

/** Managers may be of the same file, so that everybody is there before anybody has one. */
async function applyStaff(
  tx: Tx,
  { staff }: StaffPlan,
  by: string | undefined,
  at: Date,
): Promise<readonly string[]> {
  const ids: string[] = []
  const { demo } = await whoIsHere(tx)
  for (const planned of staff) ids.push(planned.id ?? (await addOne(tx, planned, demo, at)))
  const roster = await loadRoster(tx, at)
  for (const [index, planned] of staff.entries()) {
    const member = roster.find(({ id }) => id === ids[index])
    if (member !== undefined) await changeStaff(tx, asPlanned(member, planned, roster))
    const kind = planned.id === undefined ? 'staff-added' : 'staff-changed'
    const detail = { member: ids[index] ?? '', columns: planned.changed.join(' ') }
    await recordEvent(tx, { kind, ...(by !== undefined && { staffId: by }), detail }, at)
  }
  return ids
}

/** Whoever joins the demo is of the demo: it never mixes with real people. */
async function addOne(tx: Tx, { facts }: PlannedStaff, demo: boolean, at: Date): Promise<string> {
  const { name, email, roles, team, texts, hours } = facts
  const member = { name, email, roles, team, textsOn: texts, workingPattern: hours, demo }
  return addStaff(tx, member, at)
}

function asPlanned(
  member: StaffMember,
  { facts }: PlannedStaff,
  roster: readonly StaffMember[],
): Omit<StaffMember, 'absences'> {
  const { name, email, mobile, roles, team, texts, hours } = facts
  const manager = roster.find((one) => one.email?.toLowerCase() === facts.manager)
  return {
    id: member.id,
    name,
    email,
    roles: withGuarded(roles, member.roles),
    team,
    textsOn: texts,
    workingPattern: hours,
    ...(mobile !== null && { workMobile: mobile }),
    ...(manager !== undefined && { managerId: manager.id }),
  }
}

function withGuarded(given: readonly Role[], before: readonly Role[]): readonly Role[] {
  return [...given, ...before.filter((role) => guardedRoles.includes(role))]
}
