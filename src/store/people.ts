import type { Address } from '../domain/address.ts'
import type { District } from '../domain/circumstances.ts'
import { newId } from '../domain/new-id.ts'
import type { Person, PersonStatus } from '../domain/person.ts'
import { findStaffIdByMobile } from './staff.ts'
import type { Data, Tx } from './store.ts'

/** Who stands behind an address, at this moment. */
export interface Party {
  readonly addressId: string
  readonly personId: string
  readonly optedOut: boolean
}

/**
 * The address and whoever it is linked to now. An address seen for the first time gets a person
 * row of its own, not registered. Holds the address's row until the transaction ends.
 */
export async function meetParty(tx: Tx, address: Address, at: Date): Promise<Party> {
  const { id, optedOut } = await findOrAddAddress(tx, address, at)
  const linked = await currentPersonOf(tx, id)
  if (linked !== undefined) return { addressId: id, personId: linked, optedOut }
  const staffId = await findStaffIdByMobile(tx, address.value)
  const personId = await addUnregisteredPerson(tx, staffId, at)
  await linkAddress(tx, { addressId: id, personId, by: 'system', why: 'first text' }, at)
  return { addressId: id, personId, optedOut }
}

/**
 * The second name that WhatsApp gives for the same sender: linked to the same person, unless it
 * is linked to somebody already, which only an adviser may change.
 */
export async function meetAlso(tx: Tx, party: Party, also: Address, at: Date): Promise<void> {
  const { id } = await findOrAddAddress(tx, also, at)
  if ((await currentPersonOf(tx, id)) !== undefined) return
  await linkAddress(
    tx,
    { addressId: id, personId: party.personId, by: 'system', why: 'sent together by WhatsApp' },
    at,
  )
}

interface MetAddress {
  readonly id: string
  readonly optedOut: boolean
}

export async function findOrAddAddress(tx: Tx, address: Address, at: Date): Promise<MetAddress> {
  const hash = hashOf(tx, address)
  return (await findAddress(tx, hash)) ?? (await addAddress(tx, address, hash, at))
}

async function findAddress(tx: Tx, hash: string): Promise<MetAddress | undefined> {
  const row = await tx.sql
    .selectFrom('addresses')
    .select(['id', 'opted_out_at'])
    .where('value_hash', '=', hash)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, optedOut: row.opted_out_at !== null }
}

/** Two texts of a new address may add it at the same moment: the second then finds the first's. */
async function addAddress(tx: Tx, address: Address, hash: string, at: Date): Promise<MetAddress> {
  const id = newId(at)
  const row = await tx.sql
    .insertInto('addresses')
    .values({
      id,
      channel: address.channel,
      value_sealed: tx.vault.seal({ table: 'addresses', column: 'value', row: id }, address.value),
      value_hash: hash,
      opted_out_at: null,
      last_inbound_at: null,
      last_inbound_to: null,
      created_at: at.getTime(),
    })
    .onConflict((conflict) => conflict.column('value_hash').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) return { id, optedOut: false }
  return findOrAddAddress(tx, address, at)
}

/** What an address is looked up by. */
export function hashOf(data: Data, address: Address): string {
  return data.vault.lookup('address', `${address.channel}:${address.value}`)
}

async function currentPersonOf(data: Data, addressId: string): Promise<string | undefined> {
  const link = await data.sql
    .selectFrom('address_links')
    .select('person_id')
    .where('address_id', '=', addressId)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  return link?.person_id
}

const emptyPerson = {
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
  demo: 0,
  welcomed_at: null,
} as const

/** `staffId`: it is the work phone of this member of staff, who is nobody's young person. */
async function addUnregisteredPerson(
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

export interface NewLink {
  readonly addressId: string
  readonly personId: string
  readonly by: string
  readonly why: string
  /** When somebody made sure whose number it is, if anybody did. */
  readonly checkedAt?: Date
}

/** Links an address that is linked to nobody now. */
export async function linkAddress(tx: Tx, link: NewLink, at: Date): Promise<void> {
  await tx.sql
    .insertInto('address_links')
    .values({
      id: newId(at),
      address_id: link.addressId,
      person_id: link.personId,
      from_at: at.getTime(),
      until_at: null,
      linked_by: link.by,
      reason: link.why,
      checked_at: link.checkedAt?.getTime() ?? null,
      unlinked_by: null,
      unlink_reason: null,
    })
    .execute()
}

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

/** What the register says of somebody, as columns: for the first time, and each time it changes. */
export function registrationColumns(
  data: Data,
  id: string,
  registration: Omit<Registration, 'addresses' | 'checkedAt' | 'demo'>,
) {
  const seal = (column: string, text: string | undefined): string | null =>
    text === undefined ? null : data.vault.seal({ table: 'people', column, row: id }, text)
  const { caseReference } = registration
  return {
    name_sealed: seal('name', registration.preferredName),
    birthday_sealed: seal('birthday', registration.birthday),
    language: registration.language,
    adviser_id: registration.adviserId ?? null,
    lead_worker_id: registration.leadWorkerId ?? null,
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
export function caseReferenceHash(data: Data, reference: string): string {
  return data.vault.lookup('case-reference', reference)
}

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
  }
}

export async function markWelcomed(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('people')
    .set({ welcomed_at: at.getTime() })
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
