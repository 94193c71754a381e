import type { ChannelName } from '../domain/address.ts'
import { type Place, textCell } from './messages.ts'
import type { Data, Tx } from './store.ts'

/** The newest text of theirs in a talk, and where it belongs. */
export async function findNewestText(
  data: Data,
  talkId: string,
): Promise<{ readonly messageId: string; readonly place: Place } | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .select(['id', 'talk_id', 'person_id', 'address_id', 'channel'])
    .where('talk_id', '=', talkId)
    .where('direction', '=', 'in')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    messageId: row.id,
    place: {
      talkId: row.talk_id,
      personId: row.person_id,
      addressId: row.address_id,
      channel: row.channel as ChannelName,
    },
  }
}

/** Their texts in a talk but for the numbers they answered questions with, oldest first. */
export async function listOwnTexts(data: Data, talkId: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .select(['id', 'text_sealed'])
    .where('talk_id', '=', talkId)
    .where('direction', '=', 'in')
    .orderBy('id')
    .execute()
  const isNumber = (row: (typeof rows)[number]): boolean =>
    /^\W*\d{1,2}\W*$/.test(data.vault.tryOpen(textCell(row.id), row.text_sealed) ?? '')
  return rows.filter((row) => !isNumber(row)).map(({ id }) => id)
}

/** Nothing an adult did after all: what was read in these texts was a false alarm. */
export async function markReleased(
  tx: Tx,
  messageIds: readonly string[],
  by: string,
  at: Date,
): Promise<void> {
  if (messageIds.length === 0) return
  await tx.sql
    .updateTable('detections')
    .set({ verdict: 'false', verdict_by: by, verdict_at: at.getTime() })
    .where('message_id', 'in', messageIds)
    .where('category', '=', 'allegation')
    .where('verdict', 'is', null)
    .execute()
}

/** What was read in a case's talk was right. */
export async function markTrue(tx: Tx, talkId: string, by: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('detections')
    .set({ verdict: 'true', verdict_by: by, verdict_at: at.getTime() })
    .where('talk_id', '=', talkId)
    .where('category', '=', 'allegation')
    .where('verdict', 'is', null)
    .execute()
}
