import { type ArticleParts, readParts } from '../../knowledge/article-parts.ts'
import { withKeys } from '../../knowledge/new-article.ts'
import { writeArticle } from '../../knowledge/write-article.ts'
import { touchDraft } from '../../store/draft-presence.ts'
import { findKnowledgeDraft, type KnowledgeDraft, saveDraft } from '../../store/knowledge-drafts.ts'
import { findSave } from '../../store/knowledge-saves.ts'
import type { Tx } from '../../store/store.ts'
import type { DraftProblem } from '../check-draft.ts'
import { checkSize } from '../checking/check-size.ts'
import type { DraftDeps } from './draft-deps.ts'
import { mergeParts, type MergedParts } from './merge-parts.ts'

export interface PartsToKeep {
  readonly id: string
  /** The version that the form was made of. */
  readonly over: number
  readonly parts: ArticleParts
}

export type Kept =
  /** Saved, or the same as it was; `merged`: another editor's changes are in it too. */
  | { readonly kind: 'saved'; readonly draft: KnowledgeDraft; readonly merged: boolean }
  /** Nothing was saved: both changed a part. `draft` is theirs. */
  | ({ readonly kind: 'conflict'; readonly draft: KnowledgeDraft } & MergedParts)
  | { readonly kind: 'refused'; readonly problems: readonly DraftProblem[] }
  /** Sent for review, published or dropped meanwhile. */
  | { readonly kind: 'no-draft'; readonly draft: KnowledgeDraft | undefined }

/** Saves that another process came before are tried again. */
const mostTries = 5

/**
 * Saves an article's parts over the version a form was made of. When somebody saved another
 * meanwhile, both editors' changes are put together part by part; what both changed is a conflict.
 */
export async function keepDraft(
  { store, clock }: DraftDeps,
  staffId: string,
  typed: PartsToKeep,
): Promise<Kept> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const at = clock.now()
    const kept = await store.transaction((tx) => keepOnce(tx, staffId, typed, at))
    if (kept !== 'too-late') return kept
  }
  throw new Error('A draft could not be saved: others saved it again and again')
}

async function keepOnce(
  tx: Tx,
  staffId: string,
  { id, over, parts }: PartsToKeep,
  at: Date,
): Promise<Kept | 'too-late'> {
  const draft = await findKnowledgeDraft(tx, id)
  if (draft?.status !== 'draft') return { kind: 'no-draft', draft }
  const merged = draft.version !== over
  const both = merged ? await putTogether(tx, draft, over, parts) : { parts, conflicts: [] }
  if (both.conflicts.length > 0) return { kind: 'conflict', draft, ...both }
  const raw = writeArticle(draft.raw, both.parts)
  if (raw === draft.raw) return { kind: 'saved', draft, merged }
  const problems = checkSize('article', raw)
  if (problems.length > 0) return { kind: 'refused', problems }
  const saved = await saveDraft(tx, id, { raw, over: draft.version, by: staffId }, at)
  if (!saved) return 'too-late'
  await touchDraft(tx, { draftId: id, staffId, editing: true }, at)
  const now = await findKnowledgeDraft(tx, id)
  return now === undefined
    ? { kind: 'no-draft', draft: now }
    : { kind: 'saved', draft: now, merged }
}

async function putTogether(
  tx: Tx,
  draft: KnowledgeDraft,
  over: number,
  mine: ArticleParts,
): Promise<MergedParts> {
  const base = readParts((await findSave(tx, draft.id, over)) ?? draft.raw)
  const theirs = readParts(draft.raw)
  if (base === undefined || theirs === undefined) throw new Error('A draft cannot be read')
  // As forms have them: a section is told from another by its key.
  return mergeParts(withKeys(base), mine, withKeys(theirs))
}
