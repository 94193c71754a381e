import type { DialogState } from '../domain/talk.ts'
import { loadUnread, moveMessages, type Place } from '../store/messages.ts'
import type { Tx } from '../store/store.ts'
import { awaitTurn, saveDialogState, talkForInbound } from '../store/talks.ts'
import type { HandoverDesk } from './deps.ts'

export interface Leaving {
  readonly desk: HandoverDesk
  readonly place: Place
  /** What the turn that left it remembers. */
  readonly state: DialogState
}

/**
 * They want nobody after all. The sealed talk that their next text goes to goes on as this turn
 * ends, with none of the choices that led here; what they have texted meanwhile goes there too.
 */
export async function leaveIt(tx: Tx, { desk, place, state }: Leaving, at: Date): Promise<void> {
  const { talkId, personId } = place
  await desk.chooseWho(tx, talkId, 'leave', at)
  const next = await talkForInbound(tx, personId, at)
  // Somebody has it already, or danger was told in it: then it is not left.
  if (next.id === talkId) return
  await saveDialogState(tx, next.id, state)
  const unread = (await loadUnread(tx, talkId)).map(({ id }) => id)
  if (unread.length === 0) return
  await moveMessages(tx, unread, next.id)
  await awaitTurn(tx, next.id, { burstMs: 0, cut: true }, at)
}
