import type { ChannelName } from '../domain/address.ts'
import type { Place } from './messages.ts'
import type { Data } from './store.ts'

/** Where a message belongs by now, and when it was written. */
export async function findPlace(
  data: Data,
  messageId: string,
): Promise<{ readonly place: Place; readonly writtenAt: Date }> {
  const row = await data.sql
    .selectFrom('messages')
    .select(['talk_id', 'person_id', 'address_id', 'channel', 'created_at'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  return {
    place: {
      talkId: row.talk_id,
      personId: row.person_id,
      addressId: row.address_id,
      channel: row.channel as ChannelName,
    },
    writtenAt: new Date(row.created_at),
  }
}
