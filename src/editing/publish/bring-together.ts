import { readParts } from '../../knowledge/article-parts.ts'
import { writeArticle } from '../../knowledge/write-article.ts'
import { changeDraft, type KnowledgeDraft, saveDraft } from '../../store/knowledge-drafts.ts'
import { findNewest, findRevision, type PastRevision } from '../../store/revision-history.ts'
import { mergeParts, type PartConflict } from '../drafts/merge-parts.ts'
import type { PublishDeps } from './publish-deps.ts'

export type Together =
  | { readonly kind: 'together' }
  /** Both changed these: nothing was done until somebody says that the draft's words hold. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly PartConflict[] }
  | { readonly kind: 'stale' }

/**
 * Puts what was published since a draft was begun into it, part by part, so that publishing it
 * undoes none of that. `mine`: where both changed the same, the draft's words hold.
 */
export async function bringTogether(
  { store, clock }: Pick<PublishDeps, 'store' | 'clock'>,
  draft: KnowledgeDraft,
  { by, mine }: { readonly by: string; readonly mine: boolean },
): Promise<Together> {
  const newest = await findNewest(store.reading, draft)
  if (newest === undefined || newest.id === draft.baseRevisionId) return { kind: 'stale' }
  const base =
    draft.baseRevisionId === undefined
      ? undefined
      : await findRevision(store.reading, draft.baseRevisionId)
  const { raw, conflicts } = merged(draft, base, newest)
  if (conflicts.length > 0 && !mine) return { kind: 'conflict', conflicts }
  return store.transaction(async (tx): Promise<Together> => {
    const at = clock.now()
    const saved = await saveDraft(tx, draft.id, { raw, over: draft.version, by }, at)
    if (!saved) return { kind: 'stale' }
    const seen = { id: draft.id, status: 'draft', version: draft.version + 1 } as const
    const moved = await changeDraft(tx, seen, {
      ...{ base_revision_id: newest.id, publish_problem: null },
    })
    return moved ? { kind: 'together' } : { kind: 'stale' }
  })
}

/** What is no article is one part: the draft's text as a whole, or the other. */
function merged(
  draft: KnowledgeDraft,
  base: PastRevision | undefined,
  newest: PastRevision,
): { readonly raw: string; readonly conflicts: readonly PartConflict[] } {
  const [mine, theirs] = [readParts(draft.raw), readParts(newest.raw)]
  const before = readParts(base?.raw ?? '')
  if (draft.kind !== 'article' || !mine || !theirs || !before) {
    const conflict = { field: 'file', mine: draft.raw, theirs: newest.raw }
    return { raw: draft.raw, conflicts: [conflict] }
  }
  const { parts, conflicts } = mergeParts(before, mine, theirs)
  return { raw: writeArticle(newest.raw, parts), conflicts }
}
