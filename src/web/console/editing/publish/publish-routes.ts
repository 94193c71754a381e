import type { FastifyReply, FastifyRequest } from 'fastify'
import { DateTime } from 'luxon'
import { type ChangeKind, changeKinds } from '../../../../domain/publication.ts'
import { zone } from '../../../../domain/working-time.ts'
import { publishDraft, type Published } from '../../../../editing/publish/publish-draft.ts'
import { returnDraft, sendForReview } from '../../../../editing/publish/send-for-review.ts'
import { findKnowledgeDraft, type KnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import type { Server } from '../../../server.ts'
import type { FieldError } from '../../admin/admin-page.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { forbidden, OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { editingAddressOf } from '../address-of.ts'
import { versionOf } from '../articles/article-route.ts'
import type { ActField } from './act-form.ts'
import { showAgain } from './again.ts'
import { handOf, publishingOf } from './publishing.ts'
import { refusalErrors } from './refusal-words.ts'

interface DraftRoute {
  Params: { readonly draftId: string }
}

/** What is done with a draft, of whatever kind of text: sent, published, given back. */
export function addPublishRoutes(editing: Server, deps: ConsoleDeps): void {
  editing.post<DraftRoute>('/drafts/:draftId/send', async (request, reply) => {
    const { draft, form } = await readDraft(deps, request)
    const why = (form['why'] ?? '').trim()
    return answer(deps, request, reply, {
      draft,
      title: 'It was not sent',
      retry: { button: 'Send for approval', fields: [whatChanged] },
      work: async () => {
        if (why === '') return refusalErrors(['no-why'], [])
        const sent = await sendForReview(deps, draft, { by: handOf(request), why })
        if (sent.kind === 'stale') throw new OutOfDate()
        if (sent.kind === 'broken') return refusalErrors(['broken'], sent.problems)
        return doneAt(draft, 'sent')
      },
    })
  })

  editing.post<DraftRoute>('/drafts/:draftId/publish', async (request, reply) => {
    const { draft, form } = await readDraft(deps, request)
    const change = changeKinds.find((kind) => kind === form['change']) ?? 'ordinary'
    return answer(deps, request, reply, {
      draft,
      title: 'It was not published',
      retry: { button: 'Publish', fields: retryFields(change, form) },
      work: () => publish(deps, request, { draft, form, change }),
    })
  })

  editing.post<DraftRoute>('/drafts/:draftId/return', async (request, reply) => {
    const { draft, form } = await readDraft(deps, request)
    const because = (form['because'] ?? '').trim()
    return answer(deps, request, reply, {
      draft,
      title: 'It was not sent back',
      retry: { button: 'Send it back', fields: [differently] },
      work: async () => {
        if (because === '' && form['mine'] !== 'yes') {
          return [{ field: 'because', text: 'Say what should be different' }]
        }
        const by = handOf(request)
        const said = because === '' ? {} : { because }
        if (!(await returnDraft(deps, draft, { by, ...said }))) throw new OutOfDate()
        return doneAt(draft, 'returned')
      },
    })
  })
}

const whatChanged: ActField = { id: 'why', label: 'What changed, and why' }
const differently: ActField = { id: 'because', label: 'What should be different' }

/** What was typed is asked again, so that nothing of it is lost. */
function retryFields(
  change: ChangeKind,
  form: Readonly<Record<string, string>>,
): readonly ActField[] {
  return [
    ...(change === 'urgent'
      ? [{ id: 'why', label: 'What is wrong with the text that is out' } as const]
      : []),
    ...(form['day'] === undefined ? [] : [{ id: 'day', label: 'Day', type: 'date' } as const]),
    ...(change === 'ordinary'
      ? [{ id: 'despite-worse', label: 'Why it should go out all the same' } as const]
      : []),
  ]
}

// === Publishing

interface ToPublish {
  readonly draft: KnowledgeDraft
  readonly form: Readonly<Record<string, string>>
  readonly change: ChangeKind
}

async function publish(
  deps: ConsoleDeps,
  request: FastifyRequest,
  { draft, form, change }: ToPublish,
): Promise<string | readonly FieldError[]> {
  const day = form['day']
  const publishAt = day === undefined ? undefined : dayOf(day)
  if (day !== undefined && (publishAt === undefined || publishAt <= deps.clock.now())) {
    return [{ field: 'day', text: 'Choose a day that is to come' }]
  }
  const why = (form['why'] ?? '').trim()
  const despiteWorse = (form['despite-worse'] ?? '').trim()
  const published = await publishDraft(publishingOf(deps), draft, {
    ...{ change, by: handOf(request) },
    ...(why !== '' && { why }),
    ...(despiteWorse !== '' && { despiteWorse }),
    ...(publishAt !== undefined && { publishAt }),
  })
  return afterPublishing(draft, published)
}

/** The first moment of a day in London; undefined: it is no day. */
function dayOf(text: string): Date | undefined {
  const day = DateTime.fromISO(text, { zone })
  return day.isValid ? day.startOf('day').toJSDate() : undefined
}

function afterPublishing(
  draft: KnowledgeDraft,
  published: Published,
): string | readonly FieldError[] {
  switch (published.kind) {
    case 'published':
      return doneAt(draft, published.checkBy === undefined ? 'published' : 'urgent')
    case 'scheduled':
      return doneAt(draft, 'scheduled')
    case 'refused':
      return refusalErrors(published.refusals, published.problems)
    case 'base-moved': {
      const text =
        'Something else was published here since this was begun. Bring both together first'
      return [{ field: '', text }]
    }
    case 'stale':
      throw new OutOfDate()
  }
}

// === The form and what becomes of it

interface Act {
  readonly draft: KnowledgeDraft
  readonly title: string
  readonly retry: { readonly button: string; readonly fields: readonly ActField[] }
  readonly work: () => Promise<string | readonly FieldError[]>
}

async function answer(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { draft, title, retry, work }: Act,
): Promise<FastifyReply> {
  const { key = '' } = readForm(request)
  const result = await onceUnlessRefused(deps, request, key, work)
  if (typeof result === 'string') return reply.redirect(result, 303)
  return showAgain(request, reply, {
    ...retry,
    title,
    back: editingAddressOf(draft),
    errors: result,
  })
}

/** The draft as the page showed it: what moved on since is out of date. */
async function readDraft({ store }: ConsoleDeps, request: FastifyRequest<DraftRoute>) {
  const draft = await findKnowledgeDraft(store.reading, request.params.draftId)
  if (draft === undefined) throw forbidden()
  const form = readForm(request)
  return { draft: { ...draft, version: versionOf(form) }, form }
}

function doneAt(draft: KnowledgeDraft, done: string): string {
  return `${editingAddressOf(draft)}?done=${done}`
}
