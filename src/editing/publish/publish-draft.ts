import type { Hand, Refusal } from '../../domain/publication.ts'
import { recordEvent } from '../../store/events.ts'
import { changeDraft, type KnowledgeDraft } from '../../store/knowledge-drafts.ts'
import { holdNewest } from '../../store/revision-history.ts'
import { publishRevision } from '../../store/revisions.ts'
import type { Tx } from '../../store/store.ts'
import type { DraftProblem } from '../check-draft.ts'
import { checkBy, type PublishDeps } from './publish-deps.ts'
import { type Chosen, judge, weigh, type Weighed } from './weigh.ts'
import { tellEditors, whoApproves } from './who-approves.ts'

export type Published =
  | { readonly kind: 'published'; readonly revisionId: string; readonly checkBy?: Date }
  | { readonly kind: 'scheduled'; readonly at: Date }
  | {
      readonly kind: 'refused'
      readonly refusals: readonly Refusal[]
      readonly problems: readonly DraftProblem[]
    }
  /** It moved on since it was read: another published it, or saved it. */
  | { readonly kind: 'stale' }
  /** Something else was published there since it was begun: both have to be brought together. */
  | { readonly kind: 'base-moved' }

export interface ToPublish extends Chosen {
  readonly by: Hand
  /** For a later day; absent: now. Of an ordinary change alone. */
  readonly publishAt?: Date
}

/** Publishes a draft, or approves it for its day, if they may: see `mayPublish`. */
export async function publishDraft(
  deps: PublishDeps,
  draft: KnowledgeDraft,
  wanted: ToPublish,
): Promise<Published> {
  const at = deps.clock.now()
  if (draft.status !== 'draft' && draft.status !== 'review') return { kind: 'stale' }
  const weighed = await weigh(deps.store.reading, draft, at)
  const verdict = judge(weighed, wanted.by, wanted)
  if (!verdict.may) {
    return { kind: 'refused', refusals: verdict.refusals, problems: weighed.problems }
  }
  const { publishAt } = wanted
  const later = wanted.change === 'ordinary' && publishAt !== undefined && publishAt > at
  if (later) return schedule(deps, weighed, { ...wanted, publishAt }, at)
  const due = verdict.secondLooks ? { checkBy: checkBy(deps, at) } : {}
  return orStale(() =>
    deps.store.transaction((tx) => publishNow(tx, weighed, { ...wanted, ...due }, at)),
  )
}

/** Two who publish the same at once: the second finds it done. */
async function orStale(publish: () => Promise<Published>): Promise<Published> {
  try {
    return await publish()
  } catch (error) {
    if (error instanceof DraftMovedOn) return { kind: 'stale' }
    throw error
  }
}

async function schedule(
  { store }: PublishDeps,
  { draft }: Weighed,
  { by, why, despiteWorse, publishAt }: ToPublish & { readonly publishAt: Date },
  at: Date,
): Promise<Published> {
  return store.transaction(async (tx): Promise<Published> => {
    const scheduled = await changeDraft(tx, draft, {
      ...{ status: 'scheduled', change: 'ordinary', why: why ?? draft.why ?? null },
      ...{ approved_by: by.id, approved_at: at.getTime(), despite_worse: despiteWorse ?? null },
      ...{ publish_at: publishAt.getTime(), publish_problem: null },
    })
    if (!scheduled) return { kind: 'stale' }
    const detail = { draft: draft.id, for: publishAt.getTime() }
    await recordEvent(tx, { kind: 'draft-scheduled', staffId: by.id, detail }, at)
    return { kind: 'scheduled', at: publishAt }
  })
}

/** The same for what goes out now and what has waited for its day. Only `tx` is used inside. */
export async function publishNow(
  tx: Tx,
  { draft, isSafety, authors }: Pick<Weighed, 'draft' | 'isSafety' | 'authors'>,
  wanted: Omit<ToPublish, 'publishAt'> & { readonly checkBy?: Date },
  at: Date,
): Promise<Published> {
  const { by, change, why = draft.why ?? '', despiteWorse } = wanted
  const newest = await holdNewest(tx, draft)
  if (newest?.id !== draft.baseRevisionId) return { kind: 'base-moved' }
  const isOrdinary = change === 'ordinary'
  const revisionId = await publishRevision(
    tx,
    {
      ...{ kind: draft.kind, name: draft.name, language: draft.language, raw: draft.raw },
      ...{ change, why, by: isOrdinary ? (draft.sentBy ?? draft.savedBy) : by.id },
      ...(isOrdinary && { approvedBy: by.id }),
      ...(newest?.baseHash !== undefined && { baseHash: newest.baseHash }),
      ...(wanted.checkBy !== undefined && { checkBy: wanted.checkBy }),
      ...(despiteWorse !== undefined && { despiteWorse }),
    },
    at,
  )
  const published = await changeDraft(tx, draft, {
    ...{ status: 'published', change, why, revision_id: revisionId, publish_problem: null },
    ...(isOrdinary && { approved_by: by.id, approved_at: at.getTime() }),
  })
  if (!published) throw new DraftMovedOn()
  const detail = { revision: revisionId, what: draft.kind, name: draft.name, change }
  await recordEvent(tx, { kind: 'text-published', staffId: by.id, detail }, at)
  if (wanted.checkBy === undefined) return { kind: 'published', revisionId }
  const text = { ...draft, isSafety, authors: [...authors.map(({ id }) => id), by.id] }
  const others = (await whoApproves(tx, text, at)).map(({ id }) => id)
  await tellEditors(tx, others, { kind: 'second-look', article: draft.name }, at)
  return { kind: 'published', revisionId, checkBy: wanted.checkBy }
}

/** Undoes the transaction: no revision without its draft, and none twice. */
export class DraftMovedOn extends Error {
  constructor() {
    super('The draft moved on while it was published')
    this.name = 'DraftMovedOn'
  }
}
