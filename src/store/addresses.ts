import { sql } from 'kysely'
import type { Address, ChannelName } from '../domain/address.ts'
import { type LastInbound, windowOf } from '../domain/window.ts'
import { hashOf } from './address-links.ts'
import type { Data, Tx } from './store.ts'

export interface StoredAddress extends Address {
  readonly id: string
  readonly optedOut: boolean
}

/** One address, opened; throws when there is none of that id. */
export async function loadAddress(data: Data, id: string): Promise<StoredAddress> {
  const row = await data.sql
    .selectFrom('addresses')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return toAddress(data, row)
}

/** Whether WhatsApp's window to this address is open at `now`, whoever it belongs to. */
export async function windowIsOpen(data: Data, address: Address, now: Date): Promise<boolean> {
  const row = await data.sql
    .selectFrom('addresses')
    .select(['last_inbound_at', 'restricted_inbound_at'])
    .where('value_hash', '=', hashOf(data, address))
    .executeTakeFirst()
  const at = Math.max(row?.last_inbound_at ?? 0, row?.restricted_inbound_at ?? 0)
  const lastInboundAt = new Date(at)
  return windowOf({ ...address, lastInboundAt }, now).open
}

interface AddressRow {
  readonly id: string
  readonly channel: string
  readonly value_sealed: string
  readonly opted_out_at: number | null
}

export function toAddress(data: Data, row: AddressRow): StoredAddress {
  const cell = { table: 'addresses', column: 'value', row: row.id }
  return {
    id: row.id,
    channel: row.channel as ChannelName,
    value: data.vault.open(cell, row.value_sealed),
    optedOut: row.opted_out_at !== null,
  }
}

/** An address of somebody's, with when they last wrote from it. */
export interface OwnAddress extends StoredAddress, LastInbound {
  /** They have written to us from it: it may be theirs by the register alone. */
  readonly wrote: boolean
}

/**
 * Every address that is theirs now, the one they last wrote from first. Texts of a restricted talk
 * count only for whoever writes in that.
 */
export async function listAddresses(
  data: Data,
  personId: string,
  { restricted }: { readonly restricted: boolean } = { restricted: false },
): Promise<readonly OwnAddress[]> {
  const rows = await data.sql
    .selectFrom('addresses')
    .innerJoin('address_links', 'address_links.address_id', 'addresses.id')
    .selectAll('addresses')
    .select(lastTextOf(personId, restricted).as('last_text'))
    .where('address_links.person_id', '=', personId)
    .where('address_links.until_at', 'is', null)
    .orderBy('addresses.id')
    .execute()
  return rows
    .toSorted((a, b) => (b.last_text ?? '').localeCompare(a.last_text ?? ''))
    .map((row) =>
      toOwnAddress(data, restricted ? withRestricted(row) : row, row.last_text !== null),
    )
}

/** Whoever had the number before may have been them: then nobody had registered it yet. */
function lastTextOf(personId: string, restricted: boolean) {
  const inOrdinary = sql`exists (select 1 from talks where talks.id = messages.talk_id
    and talks.audience not like 'restricted:%')`
  return sql<string | null>`(
    select messages.id from messages inner join people on people.id = messages.person_id
    where messages.address_id = addresses.id and messages.direction = 'in'
      and ${restricted ? sql`1 = 1` : inOrdinary}
      and (people.id = ${personId} or people.registered = 0)
    order by messages.created_at desc, messages.id desc limit 1)`
}

interface InboundRow {
  readonly last_inbound_at: number | null
  readonly last_inbound_to: string | null
  readonly restricted_inbound_at: number | null
  readonly restricted_inbound_to: string | null
}

/** With whichever of the two came last. */
function withRestricted<Row extends InboundRow>(row: Row): Row {
  const { restricted_inbound_at: at, restricted_inbound_to: to } = row
  if (at === null || at < (row.last_inbound_at ?? 0)) return row
  return { ...row, last_inbound_at: at, last_inbound_to: to }
}

/** What another person wrote from a number that has changed hands opens no window to this one. */
function toOwnAddress(
  data: Data,
  row: AddressRow & { last_inbound_at: number | null; last_inbound_to: string | null },
  wrote: boolean,
): OwnAddress {
  return {
    ...toAddress(data, row),
    wrote,
    ...(wrote && row.last_inbound_at !== null && { lastInboundAt: new Date(row.last_inbound_at) }),
    ...(wrote && row.last_inbound_to !== null && { lastInboundTo: row.last_inbound_to }),
  }
}

/**
 * Remembers when they last wrote, and to which of our senders: WhatsApp's window hangs on both. Of
 * a text in a restricted talk no page of anybody else's tells.
 */
export async function noteInbound(
  tx: Tx,
  id: string,
  { to, restricted }: { readonly to: string; readonly restricted: boolean },
  at: Date,
): Promise<void> {
  const when = at.getTime()
  await tx.sql
    .updateTable('addresses')
    .set(
      restricted
        ? { restricted_inbound_at: when, restricted_inbound_to: to }
        : { last_inbound_at: when, last_inbound_to: to },
    )
    .where('id', '=', id)
    .execute()
}

/**
 * Turns texts to this address off or on. Off also cancels what was queued or held for it, but for
 * what goes out always. Returns whether anything changed.
 */
export async function setOptedOut(
  tx: Tx,
  id: string,
  optedOut: boolean,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('addresses')
    .set({ opted_out_at: optedOut ? at.getTime() : null })
    .where('id', '=', id)
    .where('opted_out_at', optedOut ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (optedOut) await cancelWaiting(tx, id)
  return numUpdatedRows > 0n
}

async function cancelWaiting(tx: Tx, addressId: string): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ status: 'cancelled', error_code: 'opted-out' })
    .where('address_id', '=', addressId)
    .where('status', 'in', ['queued', 'held'])
    .where('always', '=', 0)
    .execute()
}
