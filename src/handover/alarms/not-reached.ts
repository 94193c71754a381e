import { changeAlarm, holdAlarm } from '../../store/change-alarm.ts'
import type { Tx } from '../../store/store.ts'

/**
 * Not one of those who were told last could be: the first time round it goes on at once, as if they
 * had not picked it up. From then on everybody was asked, and it keeps its pace.
 */
export async function alarmNotReached(tx: Tx, alarmId: string, at: Date): Promise<void> {
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm?.status !== 'open' || alarm.acknowledgedAt !== undefined) return
  if (alarm.round > 0 || alarm.dueAt === undefined || alarm.dueAt <= at) return
  await changeAlarm(tx, alarm, { due_at: at.getTime() })
}
