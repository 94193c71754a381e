import { type SqlBool, sql } from 'kysely'
import { type Address, isUserId } from '../domain/address.ts'
import { newId } from '../domain/new-id.ts'
import { addUnregisteredPerson } from './people.ts'
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
  if (linked !== undefined) {
    await noteWhosePhone(tx, linked, address)
    return { addressId: id, personId: linked, optedOut }
  }
  const staffId = await findStaffIdByMobile(tx, address.value)
  const personId = await addUnregisteredPerson(tx, staffId, at)
  await linkAddress(tx, { addressId: id, personId, by: 'system', why: 'first text' }, at)
  return { addressId: id, personId, optedOut }
}

/**
 * A number that texted before it was put down as somebody's work phone, or that no longer is one. A
 * registered young person who has it stays who they are.
 */
async function noteWhosePhone(tx: Tx, personId: string, address: Address): Promise<void> {
  if (isUserId(address.value)) return
  const staffId = (await findStaffIdByMobile(tx, address.value)) ?? null
  await tx.sql
    .updateTable('people')
    .set({ staff_id: staffId })
    .where('id', '=', personId)
    .where('registered', '=', 0)
    .where(sql<SqlBool>`staff_id is distinct from ${staffId}`)
    .execute()
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
      restricted_inbound_at: null,
      restricted_inbound_to: null,
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

export interface NewLink {
  readonly addressId: string
  readonly personId: string
  readonly by: string
  /** A code: 'first text', 'registered', 'by hand' … */
  readonly why: string
  /** What a member of staff gave as their reason. */
  readonly words?: string
  /** When somebody made sure whose number it is, if anybody did. */
  readonly checkedAt?: Date
}

/** Links an address that is linked to nobody now, and returns the link's id. */
export async function linkAddress(tx: Tx, link: NewLink, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('address_links')
    .values({
      id,
      address_id: link.addressId,
      person_id: link.personId,
      from_at: at.getTime(),
      until_at: null,
      linked_by: link.by,
      reason: link.why,
      reason_sealed:
        link.words === undefined ? null : tx.vault.seal(linkReasonCell(id), link.words),
      checked_at: link.checkedAt?.getTime() ?? null,
      unlinked_by: null,
      unlink_reason_sealed: null,
    })
    .execute()
  return id
}

export const linkReasonCell = (row: string) => ({ table: 'address_links', column: 'reason', row })
const unlinkReasonCell = (row: string) => ({ table: 'address_links', column: 'unlink_reason', row })

/** Ends a link; false when it has ended already. */
export async function closeLink(
  tx: Tx,
  id: string,
  ended: { readonly by: string; readonly words?: string },
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('address_links')
    .set({
      until_at: at.getTime(),
      unlinked_by: ended.by,
      unlink_reason_sealed:
        ended.words === undefined ? null : tx.vault.seal(unlinkReasonCell(id), ended.words),
    })
    .where('id', '=', id)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Notes that somebody made sure whose number it is, unless a later check is on record. */
export async function markLinkChecked(tx: Tx, id: string, checkedAt: Date): Promise<void> {
  await tx.sql
    .updateTable('address_links')
    .set({ checked_at: checkedAt.getTime() })
    .where('id', '=', id)
    .where('until_at', 'is', null)
    .where((eb) =>
      eb.or([eb('checked_at', 'is', null), eb('checked_at', '<', checkedAt.getTime())]),
    )
    .execute()
}

/** The link of an address that holds now, and what stands behind it. */
export interface CurrentLink {
  readonly id: string
  readonly personId: string
  readonly registered: boolean
  /** It is the work phone of this member of staff. */
  readonly staffId?: string
}

export async function currentLinkOf(
  data: Data,
  addressId: string,
): Promise<CurrentLink | undefined> {
  const row = await data.sql
    .selectFrom('address_links')
    .innerJoin('people', 'people.id', 'address_links.person_id')
    .select(['address_links.id', 'person_id', 'registered', 'staff_id'])
    .where('address_id', '=', addressId)
    .where('until_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    personId: row.person_id,
    registered: row.registered === 1,
    ...(row.staff_id !== null && { staffId: row.staff_id }),
  }
}
