import { londonDate } from '../../knowledge/fill.ts'
import { keyOf, newArticle } from '../../knowledge/new-article.ts'
import { findOpenDraft, type KnowledgeDraft, startDraft } from '../../store/knowledge-drafts.ts'
import { findNewest } from '../../store/revision-history.ts'
import type { Tx } from '../../store/store.ts'
import type { DraftProblem } from '../check-draft.ts'
import { fitPasted } from '../fit-pasted.ts'
import type { DraftDeps } from './draft-deps.ts'

export interface ArticleToBegin {
  /** Made of the title when it is absent or empty. */
  readonly id?: string
  readonly title: string
  /** Default: en. */
  readonly language?: string
  /** The team that keeps it right (default: the leaving care team). */
  readonly owner?: string
  readonly asks?: readonly string[]
}

export type ArticleBegun =
  { readonly draft: KnowledgeDraft } | { readonly problems: readonly DraftProblem[] }

const longestTitle = 100
const reviewAfterDays = 180
const dayMs = 24 * 60 * 60_000

/** A draft of an article that was not there; an id that is taken, or bad, is told at its field. */
export async function beginArticle(
  { store, clock }: DraftDeps,
  staffId: string,
  article: ArticleToBegin,
): Promise<ArticleBegun> {
  const { language = 'en', owner = 'leaving care team' } = article
  const fit = (text: string) => fitPasted(text, language).replace(/\s+/g, ' ').trim()
  const title = fit(article.title)
  const asks = (article.asks ?? []).map(fit).filter((ask) => ask !== '')
  const typed = article.id?.trim() ?? ''
  const id = typed === '' ? keyOf(title) : typed
  const problems = [...checkTitle(title), ...checkId(id), ...checkLanguage(language)]
  if (problems.length > 0) return { problems }
  const at = clock.now()
  const reviewBy = londonDate(new Date(at.getTime() + reviewAfterDays * dayMs))
  const place = { kind: 'article', name: id, language } as const
  return store.transaction(async (tx) => {
    const taken = await whoHas(tx, id, language)
    if (taken !== undefined) return { problems: [{ field: 'id', text: taken }] }
    const raw = newArticle({ id, title, owner, reviewBy, asks })
    return { draft: await startDraft(tx, { ...place, raw, by: staffId }, at) }
  })
}

function checkTitle(title: string): readonly DraftProblem[] {
  if (title === '') return [{ field: 'title', text: 'Say what it is about' }]
  if (title.length <= longestTitle) return []
  return [{ field: 'title', text: `Say it in at most ${longestTitle} characters` }]
}

function checkId(id: string): readonly DraftProblem[] {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 60) return []
  const text = 'The id has small letters, digits and hyphens alone, as in council-tax; at most 60'
  return [{ field: 'id', text }]
}

function checkLanguage(language: string): readonly DraftProblem[] {
  if (/^[a-z]{2,3}$/.test(language)) return []
  return [{ field: 'language', text: 'Give the language by its two letters, as in en' }]
}

async function whoHas(tx: Tx, name: string, language: string): Promise<string | undefined> {
  const place = { kind: 'article', name, language } as const
  if ((await findOpenDraft(tx, place)) !== undefined) {
    return `Somebody has begun an article ‘${name}’ already: open that draft, or choose another id`
  }
  const newest = await findNewest(tx, place)
  if (newest === undefined) return undefined
  return newest.status === 'withdrawn'
    ? `There was an article ‘${name}’, and it was taken out: restore it from its history, or choose another id`
    : `There is an article ‘${name}’ already: open that one, or choose another id`
}
