import { sql } from 'kysely'
import type { Address } from '../domain/address.ts'
import type { District } from '../domain/circumstances.ts'
import { newId } from '../domain/new-id.ts'
import type { PersonStatus } from '../domain/person.ts'
import { findOrAddAddress, linkAddress } from './address-links.ts'
import { emptyPerson } from './people.ts'
import { listBars } from './person-bars.ts'
import type { Data, Tx } from './store.ts'

/** What the register says of a young person. */
export interface Registration {
  readonly preferredName: string
  readonly birthday?: string
  readonly language: string
  readonly adviserId?: string
  readonly leadWorkerId?: string
  readonly district?: District
  readonly status?: PersonStatus
  readonly team?: string
  /** The council's own reference in its case system, and a link that opens it there. */
  readonly caseReference?: string
  readonly caseLink?: string
  /** Their own adviser, lead worker and manager alone see it. */
  readonly locked?: boolean
  readonly addresses: readonly Address[]
  /** When somebody last made sure that the addresses are theirs. */
  readonly checkedAt?: Date
  readonly demo: boolean
}

/** Adds a young person and links their addresses. An address linked to somebody is refused. */
export async function registerPerson(
  tx: Tx,
  registration: Registration,
  by: string,
  at: Date,
): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('people')
    .values({
      ...emptyPerson,
      ...registrationColumns(tx, id, registration),
      id,
      registered: 1,
      adviser_id: registration.adviserId ?? null,
      lead_worker_id: registration.leadWorkerId ?? null,
      // Nobody has told them of another adviser: this one is no news.
      adviser_told_id: registration.adviserId ?? null,
      demo: registration.demo ? 1 : 0,
      created_at: at.getTime(),
    })
    .execute()
  for (const address of registration.addresses) {
    const { id: addressId } = await findOrAddAddress(tx, address, at)
    const { checkedAt } = registration
    const link = { addressId, personId: id, by, why: 'registered' }
    await linkAddress(tx, { ...link, ...(checkedAt !== undefined && { checkedAt }) }, at)
  }
  return id
}

/** What the register says of somebody, without their addresses. */
export type RegisterFacts = Omit<Registration, 'addresses' | 'checkedAt' | 'demo'>

/**
 * Writes anew what the register says of somebody, but for who works with them: such a change is
 * told to people, see handover/change-adviser.ts.
 */
export async function updateRegistration(tx: Tx, id: string, facts: RegisterFacts): Promise<void> {
  await tx.sql
    .updateTable('people')
    .set({ ...registrationColumns(tx, id, facts), left_register_at: null })
    .where('id', '=', id)
    .execute()
  // Whose pool sees what is open goes by the handover's own team.
  await tx.sql
    .updateTable('handovers')
    .set({ team: facts.team ?? null })
    .where('person_id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

/** What the register says of somebody, as columns, but for who works with them. */
function registrationColumns(data: Data, id: string, registration: RegisterFacts) {
  const seal = (column: string, text: string | undefined): string | null =>
    text === undefined ? null : data.vault.seal({ table: 'people', column, row: id }, text)
  const { caseReference } = registration
  return {
    name_sealed: seal('name', registration.preferredName),
    birthday_sealed: seal('birthday', registration.birthday),
    language: registration.language,
    district: registration.district ?? null,
    status: registration.status ?? null,
    team: registration.team ?? null,
    case_reference_sealed: seal('case_reference', caseReference),
    case_reference_hash:
      caseReference === undefined ? null : caseReferenceHash(data, caseReference),
    case_link_sealed: seal('case_link', registration.caseLink),
    locked: registration.locked === true ? 1 : 0,
  }
}

/** What a young person's reference in the case system is looked up by. */
function caseReferenceHash(data: Data, reference: string): string {
  return data.vault.lookup('case-reference', reference)
}

/** A young person as the register has them now. */
export interface RegisterEntry extends RegisterFacts {
  readonly id: string
  /** Who must not see their record, by id. */
  readonly barred: readonly string[]
}

/** Every young person of the register, in the order they were added. */
export async function listRegister(data: Data): Promise<readonly RegisterEntry[]> {
  const rows = await data.sql
    .selectFrom('people')
    .selectAll()
    .where('registered', '=', 1)
    .orderBy('id')
    .execute()
  const bars = Map.groupBy(await listBars(data), (bar) => bar.personId)
  return rows.map((row): RegisterEntry => {
    const open = (column: string, sealed: string | null): string | undefined =>
      sealed === null
        ? undefined
        : data.vault.tryOpen({ table: 'people', column, row: row.id }, sealed)
    const birthday = open('birthday', row.birthday_sealed)
    const caseReference = open('case_reference', row.case_reference_sealed)
    const caseLink = open('case_link', row.case_link_sealed)
    return {
      id: row.id,
      preferredName: open('name', row.name_sealed) ?? '',
      language: row.language,
      locked: row.locked === 1,
      barred: (bars.get(row.id) ?? []).map((bar) => bar.staffId).toSorted(),
      ...(birthday !== undefined && { birthday }),
      ...(row.adviser_id !== null && { adviserId: row.adviser_id }),
      ...(row.lead_worker_id !== null && { leadWorkerId: row.lead_worker_id }),
      ...(row.district !== null && { district: row.district as District }),
      ...(row.status !== null && { status: row.status as PersonStatus }),
      ...(row.team !== null && { team: row.team }),
      ...(caseReference !== undefined && { caseReference }),
      ...(caseLink !== undefined && { caseLink }),
    }
  })
}

/** The young person of this reference in the case system. */
export async function findPersonByReference(
  data: Data,
  reference: string,
): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('people')
    .select('id')
    .where('case_reference_hash', '=', caseReferenceHash(data, reference))
    .executeTakeFirst()
  return row?.id
}

/** Lets one change of the register run at a time; SQLite has one writer anyway. */
export async function lockRegister(tx: Tx): Promise<void> {
  if (tx.engine !== 'postgres') return
  await sql`select pg_advisory_xact_lock(hashtext('waymark-register'))`.execute(tx.sql)
}
