import { newId } from '../domain/new-id.ts'
import type { Tx } from './store.ts'

/** Something staff write for each other. It is on the record, and no channel ever carries it. */
export interface NewNote {
  readonly personId: string
  /** The talk it was written beside, if any. */
  readonly talkId?: string
  readonly staffId: string
  readonly text: string
}

/** The cell of a note's words. */
export const noteCell = (row: string) => ({ table: 'notes', column: 'text', row })

/** Keeps a note and returns its id. Nothing changes or removes it but the rules of retention. */
export async function addNote(tx: Tx, note: NewNote, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('notes')
    .values({
      id,
      person_id: note.personId,
      talk_id: note.talkId ?? null,
      staff_id: note.staffId,
      text_sealed: tx.vault.seal(noteCell(id), note.text),
      created_at: at.getTime(),
      retain_until: null,
    })
    .execute()
  if (note.talkId !== undefined) tx.hint('talk', note.talkId)
  return id
}
