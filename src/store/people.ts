import type { Address } from '../domain/address.ts'
import type { District } from '../domain/circumstances.ts'
import { newId } from '../domain/new-id.ts'
import type { Person } from '../domain/person.ts'
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
  const personId = await addUnregisteredPerson(tx, at)
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

async function findOrAddAddress(tx: Tx, address: Address, at: Date): Promise<MetAddress> {
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

async function addUnregisteredPerson(tx: Tx, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('people')
    .values({
      id,
      registered: 0,
      name_sealed: null,
      birthday_sealed: null,
      language: 'en',
      adviser_id: null,
      lead_worker_id: null,
      district: null,
      case_reference_sealed: null,
      demo: 0,
      welcomed_at: null,
      created_at: at.getTime(),
    })
    .execute()
  return id
}

async function linkAddress(
  tx: Tx,
  link: { addressId: string; personId: string; by: string; why: string },
  at: Date,
): Promise<void> {
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
  readonly addresses: readonly Address[]
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
  const cell = (column: string) => ({ table: 'people', column, row: id })
  const { preferredName, birthday } = registration
  await tx.sql
    .insertInto('people')
    .values({
      id,
      registered: 1,
      name_sealed: tx.vault.seal(cell('name'), preferredName),
      birthday_sealed: birthday === undefined ? null : tx.vault.seal(cell('birthday'), birthday),
      language: registration.language,
      adviser_id: registration.adviserId ?? null,
      lead_worker_id: registration.leadWorkerId ?? null,
      district: registration.district ?? null,
      case_reference_sealed: null,
      demo: registration.demo ? 1 : 0,
      welcomed_at: null,
      created_at: at.getTime(),
    })
    .execute()
  for (const address of registration.addresses) {
    const { id: addressId } = await findOrAddAddress(tx, address, at)
    await linkAddress(tx, { addressId, personId: id, by, why: 'registered' }, at)
  }
  return id
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
