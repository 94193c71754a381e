import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import {
  findKnowledgeDraft,
  findOpenDraft,
  type KnowledgeDraft,
  saveDraft,
} from '../../store/knowledge-drafts.ts'
import { findNewest } from '../../store/revision-history.ts'
import { checkDraft, type DraftProblem } from '../check-draft.ts'
import { beginDraft } from '../drafts/begin-draft.ts'
import type { DraftDeps } from '../drafts/draft-deps.ts'
import { type KnowledgeAround, readKnowledgeAround } from '../knowledge-around.ts'

export type WordsChanged =
  | { readonly kind: 'saved'; readonly draft: KnowledgeDraft }
  /** It would break the file, or a text that says it. */
  | { readonly kind: 'refused'; readonly problems: readonly DraftProblem[] }
  /** The draft waits for approval or for its day: nobody changes it. */
  | { readonly kind: 'waits' }
  /** The file is written in a way that forms cannot change. */
  | { readonly kind: 'by-hand' }
  /** Nothing is published there. */
  | { readonly kind: 'gone' }

/** Saves that another editor's came before are tried again. */
const mostTries = 5

/**
 * Changes the vocabulary or the council's values in their draft, which is begun when there is none.
 * `write` gives the file with the change in it, or undefined when it cannot; two editors who change
 * different words both keep theirs.
 */
export async function changeWords(
  deps: DraftDeps,
  staffId: string,
  place: KnowledgePlace,
  write: (raw: string) => string | undefined,
): Promise<WordsChanged> {
  const { store, clock } = deps
  const around = await readKnowledgeAround(store.reading)
  const judge = (draft: Pick<KnowledgeDraft, 'raw' | 'status'>) =>
    judgeChange({ draft, place, around, at: clock.now() }, write)
  // What is refused begins no draft.
  const open = await findOpenDraft(store.reading, place)
  const newest = open ?? (await findNewest(store.reading, place))
  if (newest === undefined) return { kind: 'gone' }
  const first = judge({ raw: newest.raw, status: open?.status ?? 'draft' })
  if (first.kind !== 'write') return first
  let draft = await beginDraft(deps, staffId, place)
  for (let tries = 0; tries < mostTries && draft !== undefined; tries += 1) {
    const judged = judge(draft)
    if (judged.kind !== 'write') return judged
    if (judged.raw === draft.raw) return { kind: 'saved', draft }
    const { id, version } = draft
    const save = { raw: judged.raw, over: version, by: staffId }
    const saved = await store.transaction((tx) => saveDraft(tx, id, save, clock.now()))
    draft = await findKnowledgeDraft(store, id)
    if (saved && draft !== undefined) return { kind: 'saved', draft }
  }
  return { kind: 'gone' }
}

interface ToJudge {
  readonly draft: Pick<KnowledgeDraft, 'raw' | 'status'>
  readonly place: KnowledgePlace
  readonly around: KnowledgeAround
  readonly at: Date
}

type Judged =
  { readonly kind: 'write'; readonly raw: string } | Exclude<WordsChanged, { kind: 'saved' }>

/** The file with the change, or why there is none: only what this change makes wrong counts. */
function judgeChange(
  { draft, place, around, at }: ToJudge,
  write: (raw: string) => string | undefined,
): Judged {
  if (draft.status !== 'draft') return { kind: 'waits' }
  const raw = write(draft.raw)
  if (raw === undefined) return { kind: 'by-hand' }
  if (raw === draft.raw) return { kind: 'write', raw }
  const known = new Set(checkDraft({ place, raw: draft.raw }, around, at).map(({ text }) => text))
  const problems = checkDraft({ place, raw }, around, at).filter(({ text }) => !known.has(text))
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'write', raw }
}
