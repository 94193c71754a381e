import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** A text of a draft as one save left it. */
export interface KnowledgeSave {
  /** Of the draft. */
  readonly id: string
  readonly version: number
  readonly raw: string
  readonly savedBy: string
}

const rawCell = (row: string) => ({ table: 'knowledge_saves', column: 'raw', row })

/** Keeps what a save left: a page that was made of it is put together with later ones by it. */
export async function keepSave(tx: Tx, save: KnowledgeSave, at: Date): Promise<void> {
  const id = newId(at)
  const raw_sealed = tx.vault.seal(rawCell(id), save.raw)
  await tx.sql
    .insertInto('knowledge_saves')
    .values({
      ...{ id, draft_id: save.id, version: save.version, raw_sealed },
      ...{ saved_by: save.savedBy, saved_at: at.getTime() },
    })
    .execute()
}

/** The text as that save left it. */
export async function findSave(
  data: Data,
  draftId: string,
  version: number,
): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('knowledge_saves')
    .select(['id', 'raw_sealed'])
    .where('draft_id', '=', draftId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && data.vault.open(rawCell(row.id), row.raw_sealed)
}

/** After this no page is open any more that was made of a save: 7 days. */
const keptMs = 7 * 24 * 60 * 60 * 1000

/**
 * Removes the saves of drafts that are closed: the draft has its last text, and the revision what
 * was published. The first of each author stays, by which whoever wrote in it is known.
 */
export async function sweepSaves(tx: Tx, at: Date): Promise<void> {
  const closed = tx.sql
    .selectFrom('knowledge_drafts')
    .select('id')
    .where('status', 'in', ['published', 'dropped'])
  const firsts = tx.sql
    .selectFrom('knowledge_saves')
    .select(({ fn }) => fn.min('id').as('id'))
    .groupBy(['draft_id', 'saved_by'])
  await tx.sql
    .deleteFrom('knowledge_saves')
    .where('saved_at', '<', at.getTime() - keptMs)
    .where('draft_id', 'in', closed)
    .where('id', 'not in', firsts)
    .execute()
}
