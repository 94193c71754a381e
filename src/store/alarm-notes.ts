import type { Data } from './store.ts'

/** Whether something was noted on the alarm by itself: `how` says what. */
export async function isNoted(data: Data, alarmId: string, how: string): Promise<boolean> {
  const row = await data.sql
    .selectFrom('alarm_acts')
    .select('id')
    .where('alarm_id', '=', alarmId)
    .where('act', '=', 'note')
    .where('how', '=', how)
    .executeTakeFirst()
  return row !== undefined
}
