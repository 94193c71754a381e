import { loadUnread, moveMessages } from '../store/messages.ts'
import type { Tx } from '../store/store.ts'
import { awaitTurn, saveDialogState, talkForInbound } from '../store/talks.ts'
import type { CarriedOut } from './carry-out.ts'

/**
 * They want nobody after all. The sealed talk that their next text goes to goes on as this turn
 * ends, with none of the choices that led here; what they have texted meanwhile goes there too.
 */
export async function leaveIt(tx: Tx, { desk, place, taken }: CarriedOut, at: Date): Promise<void> {
  const { talkId, personId } = place
  await desk.chooseWho(tx, talkId, 'leave', at)
  const next = await talkForInbound(tx, personId, at)
  // Somebody has it already, or danger was told in it: then it is not left.
  if (next.id === talkId) return
  await saveDialogState(tx, next.id, taken.outcome.state)
  const unread = (await loadUnread(tx, talkId)).map(({ id }) => id)
  if (unread.length === 0) return
  await moveMessages(tx, unread, next.id)
  await awaitTurn(tx, next.id, { burstMs: 0, cut: true }, at)
}
