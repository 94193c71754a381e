import { authorsOf, type PastRevision } from './revision-history.ts'
import type { Data } from './store.ts'

/** Everybody who had a hand in a revision: who saved its draft, and who let it out. Staff ids. */
export async function authorsOfRevision(
  data: Data,
  { id, by }: Pick<PastRevision, 'id' | 'by'>,
): Promise<readonly string[]> {
  const draft = await data.sql
    .selectFrom('knowledge_drafts')
    .select('id')
    .where('revision_id', '=', id)
    .executeTakeFirst()
  const authors = draft === undefined ? [] : await authorsOf(data, draft.id)
  return [...new Set([...authors, by])]
}
