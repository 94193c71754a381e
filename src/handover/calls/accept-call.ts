import { findCalledAlarm } from '../../store/called-alarms.ts'
import { endCallsOf, findCall, markAccepted } from '../../store/calls.ts'
import { acceptByCall, type AcceptDeps } from '../alarms/accept-by-call.ts'

/** unknown: no such call. already: somebody else has it, or nothing is to be done any more. */
export type Accepted = 'accepted' | 'already' | 'unknown'

/**
 * Somebody pressed 1: the alarm is acknowledged, by the member of staff who was rung or by the
 * emergency team, and nobody else is rung about it. Pressed twice, it is the same.
 */
export function acceptCall(deps: AcceptDeps, callId: string): Promise<Accepted> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const call = await findCall(tx, callId)
    if (call === undefined) return 'unknown'
    const { alarmId, staffId } = call
    const alarm = await findCalledAlarm(tx, alarmId, at)
    const isFirst = await markAccepted(tx, callId, at)
    await endCallsOf(tx, alarmId, at)
    if (!isFirst) return 'accepted'
    if (alarm?.waits !== true) return 'already'
    await acceptByCall(tx, deps, { alarmId, ...(staffId !== undefined && { staffId }) }, at)
    return 'accepted'
  })
}
