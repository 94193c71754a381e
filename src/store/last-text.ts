import type { ChannelName } from '../domain/address.ts'
import type { Place } from './messages.ts'
import type { Data } from './store.ts'

/** The newest text of a young person in a talk. */
export interface LastText {
  readonly place: Place
  readonly at: Date
  /** Texts to the address it came from are off. */
  readonly optedOut: boolean
}

export async function findLastText(data: Data, talkId: string): Promise<LastText | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .innerJoin('addresses', 'addresses.id', 'messages.address_id')
    .select(['messages.person_id', 'messages.address_id', 'messages.channel'])
    .select(['messages.created_at', 'addresses.opted_out_at'])
    .where('messages.talk_id', '=', talkId)
    .where('messages.direction', '=', 'in')
    .orderBy('messages.id', 'desc')
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { person_id: personId, address_id: addressId } = row
  const channel = row.channel as ChannelName
  return {
    place: { talkId, personId, addressId, channel },
    at: new Date(row.created_at),
    optedOut: row.opted_out_at !== null,
  }
}
