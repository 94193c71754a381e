import { addCall, findOpenCall } from '../../store/calls.ts'
import { findStaff } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'

export interface CallAsked {
  readonly alarmId: string
  /** Of whoever answers at night, as council.yaml has it. */
  readonly phone?: string
  /** Somebody of the rota, on their work mobile; in place of `phone`. */
  readonly staffId?: string
}

/**
 * A voice call that says an alarm waits: rung at once, and again until somebody presses 1, deals
 * with the alarm, or is on duty. `already`: they are being rung about it. `no-way`: no number.
 */
export async function queueCall(
  tx: Tx,
  { alarmId, phone, staffId }: CallAsked,
  at: Date,
): Promise<'queued' | 'already' | 'no-way'> {
  if ((await findOpenCall(tx, alarmId, staffId)) !== undefined) return 'already'
  const member = staffId === undefined ? undefined : await findStaff(tx, staffId, at)
  const to = staffId === undefined ? phone : member?.workMobile
  if (to === undefined) return 'no-way'
  await addCall(tx, { alarmId, to, staffId, attempts: 0 }, at, at)
  return 'queued'
}
