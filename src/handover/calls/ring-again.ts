import { addCall, type Call } from '../../store/calls.ts'
import { endCall } from '../../store/end-calls.ts'
import type { Tx } from '../../store/store.ts'
import { againAfterMs } from './calls-deps.ts'

interface Ended {
  readonly status: 'not-accepted' | 'failed'
  readonly error?: string
  /** Milliseconds until it rings again (default: five minutes). */
  readonly afterMs?: number
}

/**
 * Nobody pressed 1: it rings again, without end. Whether there is still something to ring about is
 * seen when its time comes. A call that ended before changes nothing.
 */
export async function ringAgain(
  tx: Tx,
  call: Call,
  { status, error, afterMs = againAfterMs }: Ended,
  at: Date,
): Promise<void> {
  if (!(await endCall(tx, call.id, status, at, error))) return
  const { alarmId, to, staffId, attempts } = call
  const dueAt = new Date(at.getTime() + afterMs)
  await addCall(tx, { alarmId, to, staffId, attempts: attempts + 1 }, dueAt, at)
}
