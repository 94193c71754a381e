import { recordEvent } from '../store/events.ts'
import { findLiveHandover } from '../store/handovers.ts'
import { queueNotice } from '../store/notices.ts'
import { findStaffText } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { cardNotReached } from './card-not-reached.ts'

/**
 * A text did not get there: whoever of staff wrote it is told, so that they try another way. A card
 * goes another way by itself, as long as there is one.
 */
export async function tellNotReached(
  tx: Tx,
  messageId: string,
  code: string | undefined,
  at: Date,
): Promise<void> {
  const text = await findStaffText(tx, messageId)
  if (text === undefined) {
    await cardNotReached(tx, messageId, at)
    return
  }
  const { staffId, talkId, personId } = text
  const ids = { talkId, personId, messageId, staffId }
  await recordEvent(tx, { kind: 'not-delivered', ...ids, detail: { code: code ?? 'none' } }, at)
  const handover = await findLiveHandover(tx, talkId)
  const about = handover === undefined ? { personId } : { personId, handoverId: handover.id }
  await queueNotice(tx, { staffId, kind: 'not-reached', urgency: 'normal', ...about }, at)
  tx.hint('talk', talkId)
}
