import { newId } from '../domain/new-id.ts'
import { emptyRow, type Place, placeColumns, textCell } from './messages.ts'
import type { Tx } from './store.ts'

/**
 * Queues a text about an alarm that is no reply: it leaves in lane danger, whoever owns the talk, and
 * though texts are off.
 */
export async function addAlarmText(
  tx: Tx,
  place: Place,
  { text, because }: { readonly text: string; readonly because: string },
  at: Date,
): Promise<void> {
  const id = newId(at)
  await tx.sql
    .insertInto('messages')
    .values({
      ...emptyRow,
      ...placeColumns(place),
      id,
      direction: 'out',
      author: 'bot',
      text_sealed: tx.vault.seal(textCell(id), text),
      status: 'queued',
      lane: 'danger',
      role: 'alarm',
      always: 1,
      because,
      due_at: at.getTime(),
      created_at: at.getTime(),
    })
    .execute()
  tx.hint('outbox', id)
  tx.hint('talk', place.talkId)
}
