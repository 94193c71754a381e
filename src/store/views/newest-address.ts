import type { ChannelName } from '../../domain/address.ts'
import type { Data } from '../store.ts'

/** The address that somebody last wrote from. */
export interface NewestAddress {
  readonly channel: ChannelName
  readonly lastInboundAt?: Date
  readonly lastInboundTo?: string
  /** The last three digits of its number; none when it is not a number. */
  readonly ends?: string
}

/** The newest address of each of these people. */
export async function readNewestAddresses(
  data: Data,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, NewestAddress>> {
  if (personIds.length === 0) return new Map()
  const rows = await data.sql
    .selectFrom('address_links')
    .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
    .select(['address_links.person_id', 'addresses.id', 'addresses.channel'])
    .select(['addresses.last_inbound_at', 'addresses.last_inbound_to', 'addresses.value_sealed'])
    .where('address_links.person_id', 'in', [...new Set(personIds)])
    .where('address_links.until_at', 'is', null)
    .execute()
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const known = newest.get(row.person_id)
    const isNewer = (row.last_inbound_at ?? 0) > (known?.last_inbound_at ?? 0)
    if (known === undefined || isNewer) newest.set(row.person_id, row)
  }
  return new Map([...newest].map(([personId, row]) => [personId, toAddress(data, row)]))
}

interface AddressRow {
  readonly id: string
  readonly channel: string
  readonly last_inbound_at: number | null
  readonly last_inbound_to: string | null
  readonly value_sealed: string
}

function toAddress(data: Data, row: AddressRow): NewestAddress {
  const cell = { table: 'addresses', column: 'value', row: row.id }
  const ends = /\d{3}$/.exec(data.vault.tryOpen(cell, row.value_sealed) ?? '')?.[0]
  return {
    channel: row.channel as ChannelName,
    ...(row.last_inbound_at !== null && { lastInboundAt: new Date(row.last_inbound_at) }),
    ...(row.last_inbound_to !== null && { lastInboundTo: row.last_inbound_to }),
    ...(ends !== undefined && { ends }),
  }
}
