import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import { type GroupKey, listAskedTexts } from '../../store/asked.ts'
import { recordEvent } from '../../store/events.ts'
import { decideOnGroup, type QuestionDecision } from '../../store/question-decisions.ts'
import type { DraftProblem } from '../check-draft.ts'
import { addAskToDraft } from '../drafts/add-ask.ts'
import { beginArticle } from '../drafts/begin-article.ts'
import type { DraftDeps } from '../drafts/draft-deps.ts'
import { isCopy } from './is-copy.ts'

export type GroupDecided =
  /** `place`: what is to be written now. */
  | { readonly kind: 'decided'; readonly place?: KnowledgePlace }
  | { readonly kind: 'refused'; readonly problems: readonly DraftProblem[] }
  /** Somebody else has decided on it meanwhile; what was begun at `place` is kept. */
  | { readonly kind: 'meanwhile'; readonly place?: KnowledgePlace }

/** What the group's texts say is compared with so many of them. */
const mostCompared = 200
const longestReason = 500

/** Puts an ask, written afresh, into the draft of an article, and the group is decided on. */
export async function startAsk(
  deps: DraftDeps,
  staffId: string,
  group: GroupKey,
  { article, ask }: { readonly article: string; readonly ask: string },
): Promise<GroupDecided> {
  const problems = [
    ...(article === '' ? [{ field: 'article', text: 'Choose the article that answers it' }] : []),
    ...(ask.trim() === '' ? [{ field: 'ask', text: 'Write how somebody asks for it' }] : []),
    ...(await checkAfresh(deps, group, ask, 'ask')),
  ]
  if (problems.length > 0) return { kind: 'refused', problems }
  const place = { kind: 'article', name: article, language: group.language } as const
  const added = await addAskToDraft(deps, staffId, place, ask)
  if ('problems' in added) return { kind: 'refused', problems: added.problems }
  const decision = { decision: 'ask', article, draftId: added.draft.id, by: staffId } as const
  return decide(deps, group, decision, place)
}

/** Begins an article, with a way to ask for it if there is one yet, and the group is decided on. */
export async function startArticle(
  deps: DraftDeps,
  staffId: string,
  group: GroupKey,
  { title, ask }: { readonly title: string; readonly ask: string },
): Promise<GroupDecided> {
  const problems = [
    ...(title.trim() === '' ? [{ field: 'title', text: 'Say what it is about' }] : []),
    ...(await checkAfresh(deps, group, title, 'title')),
    ...(await checkAfresh(deps, group, ask, 'new-ask')),
  ]
  if (problems.length > 0) return { kind: 'refused', problems }
  const asks = ask.trim() === '' ? [] : [ask.trim()]
  const { language } = group
  const begun = await beginArticle(deps, staffId, { title, language, asks })
  if ('problems' in begun) return { kind: 'refused', problems: begun.problems.map(atTitle) }
  const { id: draftId, name: article } = begun.draft
  const decision = { decision: 'article', article, draftId, by: staffId } as const
  return decide(deps, group, decision, { kind: 'article', name: article, language })
}

/** Nothing is to be written, and why. */
export async function dismissGroup(
  deps: DraftDeps,
  staffId: string,
  group: GroupKey,
  reason: string,
): Promise<GroupDecided> {
  const given = reason.trim()
  if (given === '') return refused('reason', 'Say why nothing is to be written')
  if (given.length > longestReason) {
    return refused('reason', `Say it in at most ${longestReason} characters`)
  }
  return decide(deps, group, { decision: 'dismissed', reason: given, by: staffId })
}

async function checkAfresh(
  { store }: DraftDeps,
  group: GroupKey,
  ask: string,
  field: string,
): Promise<readonly DraftProblem[]> {
  const texts = await listAskedTexts(store.reading, group, { page: 1, most: mostCompared })
  const copied = isCopy(
    ask,
    texts.map(({ masked }) => masked),
  )
  const text = 'This is what a young person wrote. Write it afresh, in words that are nobody’s own'
  return copied ? [{ field, text }] : []
}

/** The page asks for no id: what is wrong with it is wrong with the title it is made of. */
function atTitle({ field, text }: DraftProblem): DraftProblem {
  return { field: field === 'id' ? 'title' : field, text }
}

async function decide(
  { store, clock }: DraftDeps,
  group: GroupKey,
  decision: Omit<QuestionDecision, 'id' | 'at'>,
  place?: KnowledgePlace,
): Promise<GroupDecided> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const written = place === undefined ? {} : { place }
    if (!(await decideOnGroup(tx, group, decision, at))) return { kind: 'meanwhile', ...written }
    const detail = { decision: decision.decision, ...(place && { article: place.name }) }
    await recordEvent(tx, { kind: 'question-decided', staffId: decision.by, detail }, at)
    return { kind: 'decided', ...written }
  })
}

function refused(field: string, text: string): GroupDecided {
  return { kind: 'refused', problems: [{ field, text }] }
}
