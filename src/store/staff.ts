import type { Role, StaffMember, WorkingPattern } from '../domain/staff.ts'
import { newId } from '../domain/new-id.ts'
import { loadAbsences } from './absences.ts'
import type { Data, Tx } from './store.ts'

export type NewStaffMember = Omit<StaffMember, 'id' | 'absences'> & { readonly demo: boolean }

/** What a work e-mail, in any case of letters, and a work mobile (E.164) are looked up by. */
export function emailHash(data: Data, email: string): string {
  return data.vault.lookup('staff-email', email.trim().toLowerCase())
}
export function mobileHash(data: Data, mobile: string): string {
  return data.vault.lookup('staff-mobile', mobile)
}

/** Adds a member of staff and returns their id. */
export async function addStaff(tx: Tx, member: NewStaffMember, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('staff')
    .values({
      id,
      ...columnsOf(tx, id, member),
      demo: member.demo ? 1 : 0,
      created_at: at.getTime(),
    })
    .execute()
  return id
}

/** Writes everything that is known of somebody anew. */
export async function changeStaff(tx: Tx, member: Omit<StaffMember, 'absences'>): Promise<void> {
  await tx.sql
    .updateTable('staff')
    .set(columnsOf(tx, member.id, member))
    .where('id', '=', member.id)
    .execute()
}

function columnsOf(data: Data, id: string, member: Omit<StaffMember, 'id' | 'absences'>) {
  const { email, workMobile } = member
  const seal = (column: string, text: string | undefined): string | null =>
    text === undefined ? null : data.vault.seal({ table: 'staff', column, row: id }, text)
  return {
    name_sealed: data.vault.seal({ table: 'staff', column: 'name', row: id }, member.name),
    email_sealed: seal('email', email),
    email_hash: email === undefined ? null : emailHash(data, email),
    mobile_sealed: seal('mobile', workMobile),
    mobile_hash: workMobile === undefined ? null : mobileHash(data, workMobile),
    texts_on: member.textsOn ? 1 : 0,
    roles: JSON.stringify(member.roles),
    team: member.team,
    manager_id: member.managerId ?? null,
    working_pattern: JSON.stringify(member.workingPattern),
  }
}

/** Notes that somebody left: they sign in no more, and nothing is routed to them. */
export async function markStaffLeft(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.sql.updateTable('staff').set({ left_at: at.getTime() }).where('id', '=', id).execute()
}

/** One member of staff, also one who has left; undefined when nobody has that id. */
export async function findStaff(
  data: Data,
  id: string,
  at: Date = new Date(0),
): Promise<StaffMember | undefined> {
  const [found] = await readStaff(data, at, (query) => query.where('id', '=', id))
  return found
}

/** The member of staff of this work e-mail; undefined when there is none, or they have left. */
export async function findStaffByEmail(
  data: Data,
  email: string,
  at: Date = new Date(0),
): Promise<StaffMember | undefined> {
  const hash = emailHash(data, email)
  const [found] = await readStaff(data, at, (query) =>
    query.where('email_hash', '=', hash).where('left_at', 'is', null),
  )
  return found
}

/** The member of staff whose work mobile this is (E.164). */
export async function findStaffIdByMobile(data: Data, mobile: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('staff')
    .select('id')
    .where('mobile_hash', '=', mobileHash(data, mobile))
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Those of these who work here still, with the absences that end after `at`. */
export function loadStaff(
  data: Data,
  ids: readonly string[],
  at: Date,
): Promise<readonly StaffMember[]> {
  if (ids.length === 0) return Promise.resolve([])
  return readStaff(data, at, (query) => query.where('id', 'in', ids).where('left_at', 'is', null))
}

/** Everybody who works here, with the absences that end after `at`, by name. */
export async function loadRoster(data: Data, at: Date): Promise<readonly StaffMember[]> {
  const staff = await readStaff(data, at, (query) => query.where('left_at', 'is', null))
  return [...staff].sort((a, b) => a.name.localeCompare(b.name))
}

type StaffQuery = ReturnType<typeof selectStaff>

function selectStaff(data: Data) {
  return data.sql.selectFrom('staff').selectAll()
}

async function readStaff(
  data: Data,
  at: Date,
  which: (query: StaffQuery) => StaffQuery,
): Promise<readonly StaffMember[]> {
  const rows = await which(selectStaff(data)).execute()
  const absences = await loadAbsences(
    data,
    rows.map((row) => row.id),
    at,
  )
  return rows.map((row): StaffMember => {
    const { id } = row
    const open = (column: string, sealed: string | null): string | undefined =>
      sealed === null ? undefined : data.vault.tryOpen({ table: 'staff', column, row: id }, sealed)
    const email = open('email', row.email_sealed)
    const workMobile = open('mobile', row.mobile_sealed)
    return {
      id,
      name: open('name', row.name_sealed) ?? '',
      roles: JSON.parse(row.roles) as Role[],
      team: row.team,
      textsOn: row.texts_on === 1,
      workingPattern: JSON.parse(row.working_pattern) as WorkingPattern,
      absences: absences.get(id) ?? [],
      ...(row.manager_id !== null && { managerId: row.manager_id }),
      ...(email !== undefined && { email }),
      ...(workMobile !== undefined && { workMobile }),
    }
  })
}
