import type { CardReference } from '../domain/turn.ts'
import { rewordReply } from '../store/messages.ts'
import type { Tx } from '../store/store.ts'
import type { MessagingDeps } from './deps.ts'

/** A card that a turn has queued. */
export interface QueuedCard {
  readonly messageId: string
  readonly card: CardReference
}

/**
 * Words a turn's cards by what is known of who was told: once its alarm was raised, or its answer
 * taken, and before the transaction that queued them ends.
 */
export async function wordCards(
  tx: Tx,
  { cards, alarmDesk }: Pick<MessagingDeps, 'cards' | 'alarmDesk'>,
  personId: string,
  queued: readonly QueuedCard[],
  at: Date,
): Promise<void> {
  if (queued.length === 0) return
  const told = await alarmDesk.told(tx, personId, at)
  for (const { messageId, card } of queued) {
    await rewordReply(tx, messageId, cards.say(card, told))
  }
}
