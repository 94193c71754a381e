import { findCalledAlarm } from '../../store/called-alarms.ts'
import { findCall } from '../../store/calls.ts'
import { endCallsOf, markAccepted } from '../../store/end-calls.ts'
import { queueNotice } from '../../store/notices.ts'
import { findStaffByEmail } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
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
    if (staffId === undefined) await openTo(tx, deps, { alarmId, personId: alarm.personId }, at)
    return 'accepted'
  })
}

/** Whoever answers at night reads of this alarm with their own account, and of no other. */
async function openTo(
  tx: Tx,
  { safety, log }: AcceptDeps,
  ids: { readonly alarmId: string; readonly personId: string },
  at: Date,
): Promise<void> {
  const { outOfHours } = safety()
  const email = outOfHours.kind === 'staffed_call' ? outOfHours.account : undefined
  const member = email === undefined ? undefined : await findStaffByEmail(tx, email, at)
  if (member === undefined) {
    log.error(
      { alarmId: ids.alarmId },
      'whoever accepted the call has no account to read it with: set out-of-hours-account in council.yaml',
    )
    return
  }
  await queueNotice(tx, { staffId: member.id, kind: 'alarm', urgency: 'urgent', ...ids }, at)
}
