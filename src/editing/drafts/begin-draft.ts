import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import { findOpenDraft, type KnowledgeDraft, startDraft } from '../../store/knowledge-drafts.ts'
import { findNewest } from '../../store/revision-history.ts'
import type { DraftDeps } from './draft-deps.ts'

/**
 * The draft of a text: the one that is open, or a new one of what is published. Undefined when
 * nothing is published there: it never was, or it was taken out.
 */
export async function beginDraft(
  { store, clock }: DraftDeps,
  staffId: string,
  place: KnowledgePlace,
): Promise<KnowledgeDraft | undefined> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const open = await findOpenDraft(tx, place)
    if (open !== undefined) return open
    const newest = await findNewest(tx, place)
    if (newest?.status !== 'published') return undefined
    const { kind, name, language } = place
    const draft = { kind, name, language, raw: newest.raw, baseRevisionId: newest.id, by: staffId }
    return startDraft(tx, draft, at)
  })
}
