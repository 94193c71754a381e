import { textCell } from '../messages.ts'
import type { Data } from '../store.ts'

/** A text in which danger was read. */
export interface AlarmedText {
  readonly id: string
  readonly text: string
  readonly at: Date
}

/** As many as are read at a glance; the talk has them all. */
const mostShown = 3

/** The newest texts of an alarm that were read in its talk, oldest first. */
export async function readAlarmedTexts(
  data: Data,
  alarmId: string,
  talkId: string,
): Promise<readonly AlarmedText[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .select(['id', 'text_sealed', 'created_at'])
    .where('talk_id', '=', talkId)
    .where((is) =>
      is.or([
        is('id', 'in', is.selectFrom('alarms').select('message_id').where('id', '=', alarmId)),
        is(
          'id',
          'in',
          is.selectFrom('detections').select('message_id').where('alarm_id', '=', alarmId),
        ),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.toReversed().map(({ id, text_sealed: sealed, created_at: at }) => ({
    id,
    text: data.vault.tryOpen(textCell(id), sealed) ?? '',
    at: new Date(at),
  }))
}
