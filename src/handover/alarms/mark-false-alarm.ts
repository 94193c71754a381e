import type { Viewer } from '../../domain/viewer.ts'
import type { StaffDeps } from '../../messaging/deps.ts'
import { closeAlarm, type CloseAlarmResult } from './close-alarm.ts'

/**
 * 'It was a false alarm': closes it, the talk is sealed again from there, and the young person is
 * told; not while somebody else talks with them.
 */
export function markFalseAlarm(
  deps: StaffDeps,
  viewer: Viewer,
  { alarmId, done }: { readonly alarmId: string; readonly done: string },
): Promise<CloseAlarmResult> {
  return closeAlarm(deps, viewer, { alarmId, done, verdict: 'false' })
}
