import type { FastifyRequest } from 'fastify'
import { mayConfirm } from '../../../domain/publication.ts'
import { authorsOfRevision } from '../../../store/revision-authors.ts'
import type { KnowledgeDraft } from '../../../store/knowledge-drafts.ts'
import { authorsOf, type PastRevision } from '../../../store/revision-history.ts'
import { readShownStaff } from '../../../store/views/names.ts'
import { hasRole } from '../../../domain/viewer.ts'
import type { ConsoleDeps } from '../page.ts'
import { dayAndTime, dayOf, shortTime } from '../times.ts'
import { editingAddressOf, nameOfPlace } from './address-of.ts'
import { handOf } from './publish/publishing.ts'

interface Waiting {
  readonly drafts: readonly (KnowledgeDraft & { readonly title?: string })[]
  readonly unchecked: readonly PastRevision[]
}

interface DraftLine {
  readonly href: string
  readonly title: string
  readonly about: string
  readonly isPressing: boolean
}

/** Drafts and second looks by whose turn it is: theirs to approve, their own, the others'. */
export async function deskDrafts(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  { drafts, unchecked }: Waiting,
) {
  const now = clock.now()
  const { viewer } = request
  const staff = [
    ...drafts.flatMap((one) => [one.savedBy, one.sentBy ?? null]),
    ...unchecked.map(({ by }) => by),
  ]
  const names = await readShownStaff(store.reading, staff)
  const nameOf = (id: string | undefined) =>
    id === viewer.staffId ? 'you' : (names.get(id ?? '')?.firstName ?? 'somebody')
  const line = (draft: Waiting['drafts'][number]): DraftLine => ({
    href: editingAddressOf(draft),
    title: draft.title ?? nameOfPlace(draft),
    about: standsAt(draft, nameOf, now),
    isPressing: draft.publishProblem !== undefined,
  })
  const approves = hasRole(viewer, 'approver') || hasRole(viewer, 'safeguarding-lead')
  const sorted = await Promise.all(
    drafts.map(async (draft) => {
      const authors = await authorsOf(store.reading, draft.id)
      const isOwn = authors.includes(viewer.staffId)
      return { draft, isOwn, toApprove: draft.status === 'review' && approves && !isOwn }
    }),
  )
  const looks = await Promise.all(unchecked.map((one) => lookLine(one)))
  return {
    looks,
    toApprove: sorted.filter((one) => one.toApprove).map(({ draft }) => line(draft)),
    own: sorted.filter((one) => one.isOwn).map(({ draft }) => line(draft)),
    others: sorted.filter((one) => !one.isOwn && !one.toApprove).map(({ draft }) => line(draft)),
  }

  async function lookLine(revision: PastRevision): Promise<DraftLine> {
    const { checkBy = now } = revision
    const overdue = checkBy < now
    const may = mayConfirm(handOf(request), await authorsOfRevision(store.reading, revision))
    const whose = may ? 'You may look' : 'A second person has to look'
    return {
      href: `${editingAddressOf(revision)}#publish`,
      title: nameOfPlace(revision),
      about: `${overdue ? 'Overdue: was due' : 'Second look by'} ${dayAndTime(checkBy)}. ${whose}`,
      isPressing: overdue,
    }
  }
}

function standsAt(
  draft: KnowledgeDraft,
  nameOf: (id: string | undefined) => string,
  now: Date,
): string {
  if (draft.publishProblem !== undefined) {
    return `It did not go out on its day: ${draft.publishProblem}`
  }
  if (draft.status === 'scheduled' && draft.publishAt !== undefined) {
    return `Goes out on ${dayOf(draft.publishAt)}`
  }
  if (draft.status === 'review') {
    return `Sent for approval by ${nameOf(draft.sentBy)}, ${shortTime(draft.sentAt ?? now, now)}`
  }
  const back = draft.returnedBecause === undefined ? '' : `. Came back: ${draft.returnedBecause}`
  return `Saved by ${nameOf(draft.savedBy)}, ${shortTime(draft.savedAt, now)}${back}`
}
