import type { District } from '../domain/circumstances.ts'
import { newId } from '../domain/new-id.ts'
import type { Person, PersonStatus } from '../domain/person.ts'
import type { Data, Tx } from './store.ts'

/** One person; throws when there is none of that id. */
export async function loadPerson(data: Data, id: string): Promise<Person> {
  const row = await data.sql
    .selectFrom('people')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const open = (column: string, sealed: string | null): string | undefined =>
    sealed === null ? undefined : data.vault.tryOpen({ table: 'people', column, row: id }, sealed)
  const preferredName = open('name', row.name_sealed)
  const birthday = open('birthday', row.birthday_sealed)
  return {
    id,
    registered: row.registered === 1,
    language: row.language,
    welcomed: row.welcomed_at !== null,
    ...(preferredName !== undefined && { preferredName }),
    ...(birthday !== undefined && { birthday }),
    ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
    ...(row.lead_worker_id !== null && { leadWorkerId: row.lead_worker_id }),
    ...(row.district !== null && { district: row.district as District }),
    ...(row.status !== null && { status: row.status as PersonStatus }),
    ...(row.team !== null && { team: row.team }),
    ...(row.adviser_told_id !== null && { adviserToldId: row.adviser_told_id }),
    ...(row.staff_id !== null && { staffId: row.staff_id }),
    ...(row.discreet_at !== null && { discreet: true }),
    ...(row.asked_if_helped_at !== null && { askedIfHelpedAt: new Date(row.asked_if_helped_at) }),
    ...(row.general_notice_id !== null && { generalNoticeId: row.general_notice_id }),
  }
}

export async function markWelcomed(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('people')
    .set({ welcomed_at: at.getTime() })
    .where('id', '=', personId)
    .execute()
}

export async function markAskedIfHelped(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('people')
    .set({ asked_if_helped_at: at.getTime() })
    .where('id', '=', personId)
    .execute()
}

/** They have been told the newest 'you said, we did'. */
export async function markNoticeTold(tx: Tx, personId: string, noticeId: string): Promise<void> {
  await tx.sql
    .updateTable('people')
    .set({ general_notice_id: noticeId })
    .where('id', '=', personId)
    .execute()
}

/** Whether their texts begin with words that give nothing away; false when they did so already. */
export async function setDiscreet(
  tx: Tx,
  personId: string,
  on: boolean,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('people')
    .set({ discreet_at: on ? at.getTime() : null })
    .where('id', '=', personId)
    .where('discreet_at', on ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** They have been told whose young person they are now. */
export async function markAdviserTold(tx: Tx, personId: string, adviserId: string): Promise<void> {
  await tx.sql
    .updateTable('people')
    .set({ adviser_told_id: adviserId })
    .where('id', '=', personId)
    .execute()
}

/** Whether the store holds anybody who is not of the demo, or anybody who is. */
export async function whoIsHere(data: Data): Promise<{ demo: boolean; real: boolean }> {
  const rows = await data.sql
    .selectFrom('people')
    .select('demo')
    .distinct()
    .where('registered', '=', 1)
    .execute()
  return { demo: rows.some((row) => row.demo === 1), real: rows.some((row) => row.demo === 0) }
}

/** Everything that is not known of somebody. */
export const emptyPerson = {
  name_sealed: null,
  birthday_sealed: null,
  language: 'en',
  adviser_id: null,
  lead_worker_id: null,
  district: null,
  case_reference_sealed: null,
  case_reference_hash: null,
  case_link_sealed: null,
  status: null,
  team: null,
  locked: 0,
  staff_id: null,
  adviser_told_id: null,
  left_register_at: null,
  discreet_at: null,
  demo: 0,
  welcomed_at: null,
} as const

/** `staffId`: it is the work phone of this member of staff, who is nobody's young person. */
export async function addUnregisteredPerson(
  tx: Tx,
  staffId: string | undefined,
  at: Date,
): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('people')
    .values({
      ...emptyPerson,
      id,
      registered: 0,
      staff_id: staffId ?? null,
      created_at: at.getTime(),
    })
    .execute()
  return id
}
