import type { Viewer } from '../../domain/viewer.ts'
import { alarmVisibleTo } from '../../store/alarm-visibility.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { holdAlarm } from '../../store/change-alarm.ts'
import { keptOutOf } from '../../store/kept-out.ts'
import type { Tx } from '../../store/store.ts'

/**
 * The alarm, open or closed, when this viewer may see it; others wait to change it until the
 * transaction ends.
 */
export async function holdFor(
  tx: Tx,
  viewer: Viewer,
  alarmId: string,
): Promise<StoredAlarm | undefined> {
  const row = await tx.sql
    .selectFrom('alarms')
    .innerJoin('people', 'people.id', 'alarms.person_id')
    .select('alarms.person_id')
    .where('alarms.id', '=', alarmId)
    .where(alarmVisibleTo(viewer))
    .executeTakeFirst()
  if (row === undefined) return undefined
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm?.restricted !== true) return alarm
  const keptOut = await keptOutOf(tx, row.person_id)
  return keptOut.has(viewer.staffId) ? undefined : alarm
}
