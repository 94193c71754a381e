import type { MessagingDeps } from '../../messaging/deps.ts'
import { isAnyoneOnDuty } from '../../domain/who-is-there.ts'
import { findCalledAlarm } from '../../store/called-alarms.ts'
import type { Call } from '../../store/calls.ts'
import type { Data } from '../../store/store.ts'
import { loadPresence } from '../load-presence.ts'

/**
 * Whether there is still something to ring about: nobody deals with the alarm, nobody is on duty,
 * and the one who is rung is (or answers for) who is there at night.
 */
export async function isStillNeeded(
  data: Data,
  { safety }: Pick<MessagingDeps, 'safety'>,
  { alarmId, staffId }: Pick<Call, 'alarmId' | 'staffId'>,
  at: Date,
): Promise<boolean> {
  const alarm = await findCalledAlarm(data, alarmId, at)
  if (alarm === undefined || !alarm.waits) return false
  const { onDuty, onCall, call } = await loadPresence(data, safety().outOfHours, alarm.personId, at)
  if (staffId === undefined) return call !== undefined
  return !isAnyoneOnDuty(onDuty) && onCall.includes(staffId)
}
