import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import { askKey } from '../../knowledge/ask-key.ts'
import { readParts } from '../../knowledge/article-parts.ts'
import { writeArticle } from '../../knowledge/write-article.ts'
import { findKnowledgeDraft, type KnowledgeDraft, saveDraft } from '../../store/knowledge-drafts.ts'
import type { DraftProblem } from '../check-draft.ts'
import { fitPasted } from '../fit-pasted.ts'
import { beginDraft } from './begin-draft.ts'
import type { DraftDeps } from './draft-deps.ts'

export type AskAdded =
  { readonly draft: KnowledgeDraft } | { readonly problems: readonly DraftProblem[] }

/** Saves that another editor's came before are tried again. */
const mostTries = 5
const longestAsk = 1000

/** Puts a way to ask into an article's draft, which is begun when there is none; one it has is no second. */
export async function addAskToDraft(
  deps: DraftDeps,
  staffId: string,
  place: KnowledgePlace,
  typed: string,
): Promise<AskAdded> {
  const ask = fitPasted(typed, place.language).replace(/\s+/g, ' ').trim()
  if (askKey(ask) === '') return refused('Write how somebody asks for it')
  if (ask.length > longestAsk) return refused(`Write it in at most ${longestAsk} characters`)
  let draft = await beginDraft(deps, staffId, place)
  for (let tries = 0; draft !== undefined && tries < mostTries; tries += 1) {
    if (draft.status !== 'draft') {
      return refused('This article waits to be published: take it back first, or wait')
    }
    const parts = readParts(draft.raw)
    if (parts === undefined) return refused('This article’s file cannot be read')
    if (parts.asks.some((one) => askKey(one) === askKey(ask))) return { draft }
    const raw = writeArticle(draft.raw, { ...parts, asks: [...parts.asks, ask] })
    const { id, version } = draft
    const at = deps.clock.now()
    const saved = await deps.store.transaction((tx) =>
      saveDraft(tx, id, { raw, over: version, by: staffId }, at),
    )
    draft = await findKnowledgeDraft(deps.store, id)
    if (saved && draft !== undefined) return { draft }
  }
  return refused('This article is not there any more')
}

function refused(text: string): AskAdded {
  return { problems: [{ field: 'ask', text }] }
}
