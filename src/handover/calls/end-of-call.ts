import type { MessagingDeps } from '../../messaging/deps.ts'
import { findCalledAlarm } from '../../store/called-alarms.ts'
import { findCall } from '../../store/calls.ts'
import { ringAgain } from './ring-again.ts'

type Deps = Pick<MessagingDeps, 'store' | 'clock'>

/** What may be said of a call's alarm; undefined: no such call. */
export async function describeCall(
  { store, clock }: Deps,
  callId: string,
): Promise<{ readonly drill: boolean; readonly waits: boolean } | undefined> {
  const call = await findCall(store, callId)
  return call === undefined ? undefined : findCalledAlarm(store, call.alarmId, clock.now())
}

/** The provider says that it is over; unless somebody pressed 1, it rings again. */
export async function noteCallEnded(
  { store, clock }: Deps,
  callId: string,
  how: string,
): Promise<void> {
  const at = clock.now()
  await store.transaction(async (tx) => {
    const call = await findCall(tx, callId)
    if (call !== undefined) await ringAgain(tx, call, { status: 'not-accepted', error: how }, at)
  })
}
