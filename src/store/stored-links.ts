import type { Address } from '../domain/address.ts'
import { toAddress } from './addresses.ts'
import type { Data } from './store.ts'

/** A link with the address it is of. */
export interface StoredLink {
  readonly id: string
  readonly personId: string
  readonly addressId: string
  readonly address: Address
  /** A code: 'first text', 'registered', 'by hand' … */
  readonly why: string
  readonly checkedAt?: Date
  /** Absent: it holds now. */
  readonly ended?: { readonly at: Date; readonly by: string }
}

/** The links of these people, or of everybody in the register, ended ones too, oldest first. */
export async function listLinks(
  data: Data,
  of: { readonly personId: string } | 'register',
): Promise<readonly StoredLink[]> {
  const rows = await selectLinks(data)
    .innerJoin('people', 'people.id', 'address_links.person_id')
    .$if(of === 'register', (query) => query.where('people.registered', '=', 1))
    .$if(of !== 'register', (query) =>
      query.where('people.id', '=', of === 'register' ? '' : of.personId),
    )
    .orderBy('address_links.id')
    .execute()
  return rows.map((row) => toLink(data, row))
}

export async function findLink(data: Data, id: string): Promise<StoredLink | undefined> {
  const row = await selectLinks(data).where('address_links.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : toLink(data, row)
}

function selectLinks(data: Data) {
  return data.sql
    .selectFrom('address_links')
    .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
    .select(['address_links.id', 'address_links.person_id', 'address_id', 'reason'])
    .select(['checked_at', 'until_at', 'unlinked_by', 'channel', 'value_sealed', 'opted_out_at'])
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof selectLinks>['executeTakeFirstOrThrow']>>

function toLink(data: Data, row: LinkRow): StoredLink {
  const { channel, value } = toAddress(data, { ...row, id: row.address_id })
  return {
    id: row.id,
    personId: row.person_id,
    addressId: row.address_id,
    address: { channel, value },
    why: row.reason,
    ...(row.checked_at !== null && { checkedAt: new Date(row.checked_at) }),
    ...(row.until_at !== null && {
      ended: { at: new Date(row.until_at), by: row.unlinked_by ?? 'system' },
    }),
  }
}
