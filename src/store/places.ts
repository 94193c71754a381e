import type { ChannelName } from '../domain/address.ts'
import type { Place } from './messages.ts'
import type { Data } from './store.ts'

/** Where each of these texts belongs now, oldest first. */
export async function listPlaces(
  data: Data,
  messageIds: readonly string[],
): Promise<readonly Place[]> {
  if (messageIds.length === 0) return []
  const rows = await data.sql
    .selectFrom('messages')
    .select(['talk_id', 'person_id', 'address_id', 'channel'])
    .where('id', 'in', messageIds)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    talkId: row.talk_id,
    personId: row.person_id,
    addressId: row.address_id,
    channel: row.channel as ChannelName,
  }))
}
