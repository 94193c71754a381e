import { isCoreArticle } from '../../domain/core-articles.ts'
import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import { type Hand, mayConfirm, mayPublish, type Refusal } from '../../domain/publication.ts'
import { recordEvent } from '../../store/events.ts'
import { authorsOfRevision } from '../../store/revision-authors.ts'
import { findNewest, findRevision, holdNewest, noteChecked } from '../../store/revision-history.ts'
import { publishRevision } from '../../store/revisions.ts'
import type { DraftProblem } from '../check-draft.ts'
import { changesSafety } from './changes-safety.ts'
import { checkBy, type PublishDeps } from './publish-deps.ts'
import { problemsOf } from './weigh.ts'
import { tellEditors, whoApproves } from './who-approves.ts'

export type Changed =
  | { readonly kind: 'done'; readonly revisionId: string }
  | {
      readonly kind: 'refused'
      readonly refusals: readonly Refusal[]
      readonly problems: readonly DraftProblem[]
    }
  /** Somebody was quicker, or there is nothing there. */
  | { readonly kind: 'stale' }

interface Why {
  readonly by: Hand
  readonly why: string
  /** The newest revision as it was read: nothing is done when there is another by now. */
  readonly newestId: string
}

const nothingElse = { authors: [], isSent: false, problems: 0 }

/** Takes an article out, at once and by one person; its history stays, and so does a draft of it. */
export async function withdraw(
  { store, clock }: Pick<PublishDeps, 'store' | 'clock'>,
  place: KnowledgePlace,
  { by, why, newestId }: Why,
): Promise<Changed> {
  const isCore = isCoreArticle(place.name) || place.kind !== 'article'
  const change = 'withdrawal' as const
  const verdict = mayPublish({ ...nothingElse, change, by, why, isCore, isSafety: isCore })
  if (!verdict.may) return { kind: 'refused', refusals: verdict.refusals, problems: [] }
  const at = clock.now()
  return store.transaction(async (tx): Promise<Changed> => {
    const newest = await holdNewest(tx, place)
    if (newest?.status !== 'published' || newest.id !== newestId) return { kind: 'stale' }
    const { kind, name, language, raw, baseHash } = newest
    const known = baseHash === undefined ? {} : { baseHash }
    const text = { kind, name, language, raw, ...known, status: 'withdrawn' } as const
    const revisionId = await publishRevision(tx, { ...text, by: by.id, why, change }, at)
    const detail = { revision: revisionId, name }
    await recordEvent(tx, { kind: 'text-withdrawn', staffId: by.id, detail }, at)
    return { kind: 'done', revisionId }
  })
}

/**
 * Brings an older text back, as a new revision and at once; a second person looks at it within a
 * working day, as at an urgent correction.
 */
export async function restore(
  deps: PublishDeps,
  oldId: string,
  { by, why, newestId }: Why,
): Promise<Changed> {
  const { store, clock } = deps
  const at = clock.now()
  const old = await findRevision(store.reading, oldId)
  const newest = old && (await findNewest(store.reading, old))
  if (old === undefined || newest?.id !== newestId) return { kind: 'stale' }
  if (old.raw === newest.raw && newest.status === 'published') return { kind: 'stale' }
  const { kind, name, language, raw } = old
  const problems = await problemsOf(store.reading, old, raw, at)
  const isSafety = changesSafety(old, newest.raw, raw)
  const change = 'restore' as const
  const known = { ...nothingElse, isCore: false, problems: problems.length }
  const verdict = mayPublish({ ...known, change, by, why, isSafety })
  if (!verdict.may) return { kind: 'refused', refusals: verdict.refusals, problems }
  return store.transaction(async (tx): Promise<Changed> => {
    const now = await holdNewest(tx, old)
    if (now?.id !== newestId) return { kind: 'stale' }
    const hash = now.baseHash === undefined ? {} : { baseHash: now.baseHash }
    const how = { by: by.id, why, change, restores: old.id, checkBy: checkBy(deps, at) }
    const revisionId = await publishRevision(tx, { kind, name, language, raw, ...hash, ...how }, at)
    const detail = { revision: revisionId, restores: old.id, name }
    await recordEvent(tx, { kind: 'text-restored', staffId: by.id, detail }, at)
    const text = { kind, name, language, isSafety, authors: [by.id] }
    const others = (await whoApproves(tx, text, at)).map(({ id }) => id)
    await tellEditors(tx, others, { kind: 'second-look', article: name }, at)
    return { kind: 'done', revisionId }
  })
}

/** A second person has looked at what went out at once; see `mayConfirm`. */
export async function confirmCheck(
  { store, clock }: Pick<PublishDeps, 'store' | 'clock'>,
  revisionId: string,
  by: Hand,
): Promise<'done' | 'refused' | 'stale'> {
  const at = clock.now()
  const revision = await findRevision(store.reading, revisionId)
  if (revision?.checkBy === undefined || revision.checkedBy !== undefined) return 'stale'
  const authors = await authorsOfRevision(store.reading, revision)
  if (!mayConfirm(by, authors)) return 'refused'
  return store.transaction(async (tx) => {
    if (!(await noteChecked(tx, revisionId, by.id, at))) return 'stale'
    const detail = { revision: revisionId, name: revision.name }
    await recordEvent(tx, { kind: 'text-checked', staffId: by.id, detail }, at)
    return 'done'
  })
}
