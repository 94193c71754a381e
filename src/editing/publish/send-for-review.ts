import type { Hand } from '../../domain/publication.ts'
import { recordEvent } from '../../store/events.ts'
import { changeDraft, type KnowledgeDraft } from '../../store/knowledge-drafts.ts'
import type { DraftProblem } from '../check-draft.ts'
import type { PublishDeps } from './publish-deps.ts'
import { weigh } from './weigh.ts'
import { tellEditors, whoApproves } from './who-approves.ts'

export type Sent =
  | { readonly kind: 'sent' }
  /** It moved on since it was read, or is no draft any more. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'broken'; readonly problems: readonly DraftProblem[] }

/** Sends a draft to whoever approves it, and tells them. Until it comes back nobody changes it. */
export async function sendForReview(
  deps: Pick<PublishDeps, 'store' | 'clock'>,
  draft: KnowledgeDraft,
  { by, why }: { readonly by: Hand; readonly why?: string },
): Promise<Sent> {
  const { store, clock } = deps
  const at = clock.now()
  if (draft.status !== 'draft') return { kind: 'stale' }
  const { problems, authors, isSafety } = await weigh(store.reading, draft, at)
  if (problems.length > 0) return { kind: 'broken', problems }
  return store.transaction(async (tx): Promise<Sent> => {
    const sent = await changeDraft(tx, draft, {
      ...{ status: 'review', change: 'ordinary', why: why ?? draft.why ?? null },
      ...{ sent_by: by.id, sent_at: at.getTime() },
      ...{ returned_because: null, publish_problem: null },
    })
    if (!sent) return { kind: 'stale' }
    const text = { ...draft, isSafety, authors: authors.map(({ id }) => id) }
    const approvers = (await whoApproves(tx, text, at)).map(({ id }) => id)
    await tellEditors(tx, approvers, { kind: 'draft-to-approve', article: draft.name }, at)
    const detail = { draft: draft.id, version: draft.version }
    await recordEvent(tx, { kind: 'draft-sent', staffId: by.id, detail }, at)
    return { kind: 'sent' }
  })
}

/**
 * Gives a draft back to be changed: an approver with their words, or its author without. A text
 * that waits for its day comes back so too. False when it moved on meanwhile.
 */
export async function returnDraft(
  { store, clock }: Pick<PublishDeps, 'store' | 'clock'>,
  draft: KnowledgeDraft,
  { by, because }: { readonly by: Hand; readonly because?: string },
): Promise<boolean> {
  if (draft.status !== 'review' && draft.status !== 'scheduled') return false
  const at = clock.now()
  return store.transaction(async (tx) => {
    const returned = await changeDraft(tx, draft, {
      ...{ status: 'draft', returned_because: because ?? null },
      ...{ approved_by: null, approved_at: null, publish_at: null, despite_worse: null },
    })
    if (!returned) return false
    const author = draft.sentBy
    if (author !== undefined && author !== by.id) {
      await tellEditors(tx, [author], { kind: 'draft-returned', article: draft.name }, at)
    }
    const kind = draft.status === 'scheduled' ? 'draft-unscheduled' : 'draft-returned'
    await recordEvent(tx, { kind, staffId: by.id, detail: { draft: draft.id } }, at)
    return true
  })
}
