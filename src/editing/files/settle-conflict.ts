import type { Clock } from '../../domain/clock.ts'
import { readParts } from '../../knowledge/article-parts.ts'
import { writeArticle } from '../../knowledge/write-article.ts'
import { recordEvent } from '../../store/events.ts'
import {
  type FileConflict,
  findTextByHash,
  noteFileHash,
  settleConflict,
  type Settlement,
} from '../../store/file-conflicts.ts'
import { findOpenDraft, type KnowledgeDraft, startDraft } from '../../store/knowledge-drafts.ts'
import { holdNewest, listRevisions, type PastRevision } from '../../store/revision-history.ts'
import type { Data, Store } from '../../store/store.ts'
import { mergeParts } from '../drafts/merge-parts.ts'

export type Settled =
  | { readonly kind: 'done'; readonly draft?: KnowledgeDraft }
  /** Somebody has settled it, or its file changed again. */
  | { readonly kind: 'stale' }
  /** A draft is open there: nothing is put over it. */
  | { readonly kind: 'draft-open' }

/**
 * Settles a conflict between a file and the console. The console's text stays; or the file's, or both
 * together, become a draft, which is published by its own rule. What is published is never changed here.
 */
export async function settleFileConflict(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  conflict: FileConflict,
  { as, by }: { readonly as: Settlement; readonly by: string },
): Promise<Settled> {
  const at = clock.now()
  return store.transaction(async (tx): Promise<Settled> => {
    const newest = await holdNewest(tx, conflict)
    if (newest === undefined) return { kind: 'stale' }
    if (as !== 'console' && (await findOpenDraft(tx, conflict)) !== undefined) {
      return { kind: 'draft-open' }
    }
    const base = await baseOfConflict(tx, conflict)
    if (!(await settleConflict(tx, conflict, { as, by }, at))) return { kind: 'stale' }
    // The file as it is has been looked at: it is a conflict again only when it changes.
    await noteFileHash(tx, newest.id, conflict.fileHash)
    const detail = { name: conflict.name, as, conflict: conflict.id }
    await recordEvent(tx, { kind: 'file-conflict-settled', staffId: by, detail }, at)
    if (as === 'console') return { kind: 'done' }
    const { kind, name, language, fileRaw } = conflict
    const raw = as === 'file' ? fileRaw : bothOf(conflict, newest, base)
    const draft = { kind, name, language, raw, baseRevisionId: newest.id, by }
    return { kind: 'done', draft: await startDraft(tx, draft, at) }
  })
}

/** What both were before: the text the file had when it was last in step. */
export async function baseOfConflict(
  data: Data,
  conflict: FileConflict,
): Promise<string | undefined> {
  const revisions = await listRevisions(data, conflict)
  const hash = revisions.find(({ baseHash }) => baseHash !== undefined)?.baseHash
  return hash === undefined ? undefined : findTextByHash(data, conflict, hash)
}

/** Of an article both sides' changes, part by part, and the console's where both changed the same. */
function bothOf(conflict: FileConflict, { raw }: PastRevision, base: string | undefined): string {
  if (conflict.kind !== 'article') return raw
  const [before, console, file] = [base ?? '', raw, conflict.fileRaw].map(readParts)
  if (before === undefined || console === undefined || file === undefined) return raw
  return writeArticle(raw, mergeParts(before, console, file).parts)
}
