import type { FastifyRequest } from 'fastify'
import { isCoreArticle } from '../../../../domain/core-articles.ts'
import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import { mayConfirm } from '../../../../domain/publication.ts'
import { checkBy } from '../../../../editing/publish/publish-deps.ts'
import { weigh } from '../../../../editing/publish/weigh.ts'
import { whoApproves } from '../../../../editing/publish/who-approves.ts'
import { firstNameOf } from '../../../../domain/staff.ts'
import type { KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { authorsOfRevision } from '../../../../store/revision-authors.ts'
import { findNewest, findUnchecked, type PastRevision } from '../../../../store/revision-history.ts'
import { readShownStaff } from '../../../../store/views/names.ts'
import type { ConsoleDeps } from '../../page.ts'
import { dayAndTime, dayOf, shortTime } from '../../times.ts'
import type { ActForm } from './act-form.ts'
import { type ActsOfDraft, draftActs } from './draft-acts.ts'
import { type Hunk, hunksOf } from './hunks-of.ts'
import { handOf, publishingOf } from './publishing.ts'

export interface Panel extends ActsOfDraft {
  /** Where the draft stands, in a sentence. */
  readonly stands?: string
  /** What the draft changes of what is published, where something is. */
  readonly hunks?: readonly Hunk[]
  /** Why it did not go out on its day. */
  readonly publishProblem?: string
  /** Something else was published since it was begun: see bring-together.ts. */
  readonly together?: ActForm
  /** An urgent correction that a second person has to look at. */
  readonly check?: {
    readonly words: string
    readonly overdue: boolean
    readonly form?: ActForm
  }
  readonly historyAddress: string
}

interface Place {
  readonly place: KnowledgePlace
  readonly draft?: KnowledgeDraft
}

/** What stands under a text: where it stands, the one button, and the other ways. */
export async function publishPanel(
  deps: ConsoleDeps,
  request: FastifyRequest,
  { place, draft }: Place,
): Promise<Panel> {
  const [newest, unchecked] = await Promise.all([
    findNewest(deps.store.reading, place),
    findUnchecked(deps.store.reading, place),
  ])
  const check = unchecked && (await checkOf(deps, request, unchecked, newest))
  const { kind, name, language } = place
  const acts = draft
    ? await actsOf(deps, request, draft, newest)
    : { others: withoutDraft(place, newest), notes: [] }
  return {
    ...acts,
    ...(check && { check }),
    historyAddress: `/console/editing/history/${kind}/${language}/${name}`,
  }
}

async function actsOf(
  deps: ConsoleDeps,
  request: FastifyRequest,
  draft: KnowledgeDraft,
  newest: PastRevision | undefined,
) {
  const { store, clock } = deps
  const now = clock.now()
  const weighed = await weigh(store.reading, draft, now)
  const { isSafety, authors } = weighed
  const text = { ...draft, isSafety, authors: authors.map(({ id }) => id) }
  const approvers = await whoApproves(store.reading, text, now)
  const acts = draftActs(weighed, {
    by: handOf(request),
    approvers: approvers.map(({ name }) => firstNameOf(name)),
    checkBy: dayAndTime(checkBy(publishingOf(deps), now)),
  })
  const stands = await standsWords(deps, draft, now)
  const hunks = newest?.status === 'published' ? hunksOf(newest.raw, draft.raw) : []
  const hasMoved = newest !== undefined && newest.id !== draft.baseRevisionId
  return {
    ...acts,
    ...(stands !== undefined && { stands }),
    ...(hunks.length > 0 && { hunks }),
    ...(draft.publishProblem !== undefined && { publishProblem: draft.publishProblem }),
    ...(hasMoved && draft.status === 'draft' && { together: togetherOf(draft) }),
  }
}

async function standsWords(
  { store }: ConsoleDeps,
  draft: KnowledgeDraft,
  now: Date,
): Promise<string | undefined> {
  const { status, sentBy, sentAt, approvedBy, publishAt, why } = draft
  const names = await readShownStaff(store.reading, [sentBy ?? null, approvedBy ?? null])
  const nameOf = (id: string | undefined) => names.get(id ?? '')?.firstName ?? 'Somebody'
  const said = why === undefined ? '' : `: “${why}”`
  if (status === 'review' && sentAt !== undefined) {
    return `${nameOf(sentBy)} sent it for approval ${shortTime(sentAt, now)}${said}.`
  }
  if (status !== 'scheduled' || publishAt === undefined) return undefined
  return `It goes out on ${dayOf(publishAt)}. ${nameOf(approvedBy)} approved it.`
}

function togetherOf(draft: KnowledgeDraft): ActForm {
  return {
    id: 'together',
    title: 'Something else was published here since this was begun',
    text: 'This draft cannot go out over it. Bring both together: what only one of them changed is taken over.',
    action: `/console/editing/drafts/${draft.id}/together`,
    button: 'Bring both together',
    hidden: { version: String(draft.version) },
    fields: [],
  }
}

// === Without a draft

function withoutDraft(place: KnowledgePlace, newest: PastRevision | undefined): readonly ActForm[] {
  if (place.kind !== 'article' || newest?.status !== 'published') return []
  if (isCoreArticle(place.name)) return []
  return [
    {
      id: 'withdraw',
      title: 'Take it out',
      text: 'At once, and without a second person. Nobody is answered with it any more; its history stays, and it can be brought back.',
      action: `/console/editing/articles/${place.language}/${place.name}/withdraw`,
      button: 'Take this article out',
      look: 'warning',
      hidden: { newest: newest.id },
      fields: [{ id: 'why', label: 'Why' }],
    },
  ]
}

// === A second look

async function checkOf(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  revision: PastRevision,
  newest: PastRevision | undefined,
): Promise<Panel['check']> {
  if (revision.checkBy === undefined) return undefined
  const names = await readShownStaff(store.reading, [revision.by])
  const by = names.get(revision.by)?.firstName ?? 'Somebody'
  const overdue = revision.checkBy < clock.now()
  const how =
    revision.change === 'restore' ? 'brought an older text back' : 'published this urgently'
  const until = `A second person ${overdue ? 'had' : 'has'} to look at it by ${dayAndTime(revision.checkBy)}`
  const since = newest?.id === revision.id ? '' : ' It was changed since: see the history.'
  const may = mayConfirm(handOf(request), await authorsOfRevision(store.reading, revision))
  return {
    words: `${by} ${how} ${dayAndTime(revision.publishedAt)}: “${revision.why}”. ${until}.${since}`,
    overdue,
    ...(may && { form: confirmOf(revision) }),
  }
}

function confirmOf({ id }: PastRevision): ActForm {
  return {
    id: 'confirm',
    title: 'Second look',
    action: `/console/editing/revisions/${id}/confirm`,
    button: 'I have looked: it is right',
    hidden: {},
    fields: [],
  }
}
