import type { StaffDeps } from '../../messaging/deps.ts'
import { holdAlarm } from '../../store/change-alarm.ts'
import type { Tx } from '../../store/store.ts'
import { closeIn } from './close-in.ts'
import { aheadOf, settleTalk } from './settle-talk.ts'

interface ClosingAsFalse {
  readonly alarmId: string
  readonly staffId: string
  /** May be empty. */
  readonly note: string
}

/**
 * Closes an alarm that the safeguarding lead found to be none, in the caller's transaction; false
 * when it was closed already. A talk that somebody has, or in which they have just written, goes on.
 */
export function closeAsFalse(
  deps: StaffDeps,
): (tx: Tx, closing: ClosingAsFalse, at: Date) => Promise<boolean> {
  return async (tx, { alarmId, staffId, note }, at) => {
    const alarm = await holdAlarm(tx, alarmId)
    if (alarm?.status !== 'open') return false
    const done = note.trim() === '' ? 'Marked as a false alarm by the safeguarding lead.' : note
    const closing = { verdict: 'false', done } as const
    const ahead = await aheadOf(tx, alarm, { ...closing, staffId })
    await closeIn(tx, { ...closing, alarm, staffId }, at)
    await settleTalk(tx, deps, { ...closing, alarm, ahead, staffId }, at)
    return true
  }
}
