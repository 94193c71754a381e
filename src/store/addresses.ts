import type { Address, ChannelName } from '../domain/address.ts'
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

/** Remembers when they last wrote, and to which of our senders: WhatsApp's window hangs on both. */
export async function noteInbound(tx: Tx, id: string, to: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('addresses')
    .set({ last_inbound_at: at.getTime(), last_inbound_to: to })
    .where('id', '=', id)
    .execute()
}

/**
 * Turns texts to this address off or on. Off also cancels what was queued for it, but for what
 * goes out always. Returns whether anything changed.
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
  if (optedOut) await cancelQueued(tx, id)
  return numUpdatedRows > 0n
}

async function cancelQueued(tx: Tx, addressId: string): Promise<void> {
  await tx.sql
    .updateTable('messages')
    .set({ status: 'cancelled', error_code: 'opted-out' })
    .where('address_id', '=', addressId)
    .where('status', '=', 'queued')
    .where('always', '=', 0)
    .execute()
}
