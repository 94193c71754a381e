import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** Why words that were meant to be sent were kept in place of that. */
export interface NotSent {
  /** taken-over: another owns the talk. changed: it was changed meanwhile. signed-out: they were. */
  readonly because: 'taken-over' | 'changed' | 'signed-out'
  /** Whoever owned the talk at that moment. */
  readonly byStaffId?: string
  readonly at: Date
}

/** What a member of staff typed in a talk and has not sent. */
export interface Draft {
  readonly text: string
  readonly notSent?: NotSent
  readonly updatedAt: Date
}

/** Whose words, and in which talk: there is one draft of each. */
export interface DraftPlace {
  readonly staffId: string
  readonly talkId: string
}

const textCell = (row: string) => ({ table: 'drafts', column: 'text', row })

/**
 * Keeps what was typed, in place of what was kept before; nothing typed keeps nothing. A reason
 * why it was not sent stays until the words are sent or gone.
 */
export async function saveDraft(
  tx: Tx,
  place: DraftPlace,
  draft: { readonly text: string; readonly notSent?: NotSent },
  at: Date,
): Promise<void> {
  if (draft.text.trim() === '') return removeDraft(tx, place)
  const found = await findRow(tx, place)
  const id = found?.id ?? newId(at)
  const text_sealed = tx.vault.seal(textCell(id), draft.text)
  const why = draft.notSent === undefined ? {} : { why: pack(draft.notSent) }
  const kept = { text_sealed, updated_at: at.getTime(), ...why }
  if (found !== undefined) {
    await tx.sql.updateTable('drafts').set(kept).where('id', '=', id).execute()
    return
  }
  const row = await tx.sql
    .insertInto('drafts')
    .values({ why: null, ...kept, id, staff_id: place.staffId, talk_id: place.talkId })
    // Two tabs may keep their first words at the same moment.
    .onConflict((conflict) => conflict.columns(['staff_id', 'talk_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return saveDraft(tx, place, draft, at)
}

/** Forgets what was typed. */
export async function removeDraft(tx: Tx, { staffId, talkId }: DraftPlace): Promise<void> {
  await tx.sql
    .deleteFrom('drafts')
    .where('staff_id', '=', staffId)
    .where('talk_id', '=', talkId)
    .execute()
}

/** What was typed there and not sent; undefined when nothing was. */
export async function findDraft(data: Data, place: DraftPlace): Promise<Draft | undefined> {
  const row = await findRow(data, place)
  if (row === undefined) return undefined
  const text = data.vault.tryOpen(textCell(row.id), row.text_sealed)
  if (text === undefined) return undefined
  const notSent = row.why === null ? undefined : unpack(row.why)
  return {
    text,
    updatedAt: new Date(row.updated_at),
    ...(notSent !== undefined && { notSent }),
  }
}

function findRow(data: Data, { staffId, talkId }: DraftPlace) {
  return data.sql
    .selectFrom('drafts')
    .select(['id', 'text_sealed', 'why', 'updated_at'])
    .where('staff_id', '=', staffId)
    .where('talk_id', '=', talkId)
    .executeTakeFirst()
}

/** Ids and a time: names and words are said when it is shown. */
function pack({ because, byStaffId, at }: NotSent): string {
  return JSON.stringify({ because, byStaffId, at: at.getTime() })
}

function unpack(why: string): NotSent {
  const { at, ...rest } = JSON.parse(why) as Omit<NotSent, 'at'> & { readonly at: number }
  return { ...rest, at: new Date(at) }
}
