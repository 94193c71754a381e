import { addReply, type Place } from './messages.ts'
import type { Tx } from './store.ts'

/**
 * Queues a text about an alarm that is no reply: it leaves in lane danger, whoever owns the talk, and
 * though texts are off.
 */
export async function addAlarmText(
  tx: Tx,
  place: Place,
  words: { readonly text: string; readonly because: string },
  at: Date,
): Promise<void> {
  await addReply(tx, place, { ...words, role: 'alarm', lane: 'danger', always: true }, at)
}
