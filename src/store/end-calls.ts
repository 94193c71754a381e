import { callIsOpen } from './calls.ts'
import type { Tx } from './store.ts'

/** Ends a call that was open; false: it had ended, or was accepted, before. */
export async function endCall(
  tx: Tx,
  id: string,
  status: 'not-accepted' | 'failed' | 'stale',
  at: Date,
  error?: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('calls')
    .set({ status, ended_at: at.getTime(), due_at: null, ...(error !== undefined && { error }) })
    .where('id', '=', id)
    .where(callIsOpen)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Somebody pressed 1: counts even when the call was given up meanwhile. False: twice. */
export async function markAccepted(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('calls')
    .set({ status: 'accepted', accepted_at: at.getTime(), ended_at: at.getTime(), due_at: null })
    .where('id', '=', id)
    .where('status', '<>', 'accepted')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Every other call about it that is under way or still to be made ends. */
export async function endCallsOf(tx: Tx, alarmId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('calls')
    .set({ status: 'stale', ended_at: at.getTime(), due_at: null })
    .where('alarm_id', '=', alarmId)
    .where(callIsOpen)
    .execute()
}
