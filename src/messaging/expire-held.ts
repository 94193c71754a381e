import { recordEvent } from '../store/events.ts'
import { expireHeld as endHeld, nextExpiryAt } from '../store/staff-messages.ts'
import { openTask } from '../store/tasks.ts'
import type { MessagingDeps } from './deps.ts'

/**
 * Ends the texts that were held too long for WhatsApp's window: whoever wrote one is left a task to
 * reach the young person another way. Returns when the next one expires (milliseconds UTC).
 */
export async function expireHeld(
  deps: Pick<MessagingDeps, 'store' | 'clock'>,
): Promise<number | undefined> {
  const at = deps.clock.now()
  await deps.store.transaction(async (tx) => {
    for (const { id, staffId, personId, talkId } of await endHeld(tx, at)) {
      await openTask(tx, { staffId, personId, kind: 'expired-text', messageId: id }, at)
      await recordEvent(tx, { kind: 'held-expired', talkId, personId, messageId: id, staffId }, at)
    }
  })
  return nextExpiryAt(deps.store)
}
