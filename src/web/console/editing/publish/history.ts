import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnowledgeKind, type KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import {
  confirmCheck,
  restore,
  withdraw,
  type Changed,
} from '../../../../editing/publish/withdraw.ts'
import {
  findRevision,
  listRevisions,
  type PastRevision,
} from '../../../../store/revision-history.ts'
import type { Server } from '../../../server.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { forbidden, OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { submitOnce } from '../../submit-once.ts'
import { editingAddressOf } from '../address-of.ts'
import { editingPage } from '../editing-page.ts'
import { showAgain } from './again.ts'
import { historyContext } from './history-page.ts'
import { handOf, publishingOf } from './publishing.ts'
import { refusalErrors } from './refusal-words.ts'

interface History {
  Params: { readonly kind: string; readonly language: string; readonly name: string }
  Querystring: { readonly show?: unknown; readonly done?: unknown }
}
interface One {
  Params: { readonly revisionId: string }
}
interface ArticleRoute {
  Params: { readonly language: string; readonly name: string }
}

/** Every revision of a text, what each changed, and bringing one back; a second look; taking out. */
export function addHistory(editing: Server, deps: ConsoleDeps): void {
  editing.get<History>('/history/:kind/:language/:name', (request, reply) =>
    showHistory(deps, request, reply),
  )

  editing.get<ArticleRoute>('/articles/:language/:name/history', (request, reply) => {
    const { language, name } = request.params
    return reply.redirect(`/console/editing/history/article/${language}/${name}`, 302)
  })

  editing.post<One>('/revisions/:revisionId/restore', async (request, reply) => {
    const old = await mustFind(deps, request)
    const { why = '', newest = '', key = '' } = readForm(request)
    const wanted = { by: handOf(request), why: why.trim(), newestId: newest }
    const result = await onceUnlessRefused(deps, request, key, async () =>
      afterwards(
        await restore(publishingOf(deps), old.id, wanted),
        `${addressOf(old)}?done=restored`,
      ),
    )
    if (typeof result === 'string') return reply.redirect(result, 303)
    return again(request, reply, {
      back: addressOf(old),
      button: 'Bring this text back',
      ...result,
    })
  })

  editing.post<One>('/revisions/:revisionId/confirm', async (request, reply) => {
    const revision = await mustFind(deps, request)
    const { key = '' } = readForm(request)
    const location = await submitOnce(deps, request, key, async () => {
      const confirmed = await confirmCheck(deps, revision.id, handOf(request))
      if (confirmed !== 'done') throw new OutOfDate()
      return `${editingAddressOf(revision)}?done=checked`
    })
    return reply.redirect(location, 303)
  })

  editing.post<ArticleRoute>('/articles/:language/:name/withdraw', async (request, reply) => {
    const place = { kind: 'article', ...request.params } as const
    const { why = '', newest = '', key = '' } = readForm(request)
    const wanted = { by: handOf(request), why: why.trim(), newestId: newest }
    const back = editingAddressOf(place)
    const result = await onceUnlessRefused(deps, request, key, async () =>
      afterwards(await withdraw(deps, place, wanted), `${back}?done=withdrawn`),
    )
    if (typeof result === 'string') return reply.redirect(result, 303)
    return again(request, reply, { back, button: 'Take this article out', ...result })
  })
}

function afterwards(changed: Changed, location: string) {
  if (changed.kind === 'stale') throw new OutOfDate()
  if (changed.kind === 'done') return location
  return { errors: refusalErrors(changed.refusals, changed.problems) }
}

interface NotDone {
  readonly back: string
  readonly button: string
  readonly errors: ReturnType<typeof refusalErrors>
}

function again(request: FastifyRequest, reply: FastifyReply, notDone: NotDone) {
  const fields = [{ id: 'why', label: 'Why' }] as const
  return showAgain(request, reply, { ...notDone, title: 'It was not done', fields })
}

async function mustFind(
  { store }: ConsoleDeps,
  request: FastifyRequest<One>,
): Promise<PastRevision> {
  const revision = await findRevision(store.reading, request.params.revisionId)
  if (revision === undefined) throw forbidden()
  return revision
}

function addressOf({ kind, language, name }: KnowledgePlace): string {
  return `/console/editing/history/${kind}/${language}/${name}`
}

async function showHistory(
  deps: ConsoleDeps,
  request: FastifyRequest<History>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { kind, language, name } = request.params
  if (!isKnowledgeKind(kind)) throw forbidden()
  const place = { kind, language, name }
  const revisions = await listRevisions(deps.store.reading, place)
  if (revisions.length === 0) throw forbidden()
  const show = typeof request.query.show === 'string' ? request.query.show : undefined
  const context = await historyContext(deps, { place, revisions, show })
  const done =
    request.query.done === 'restored'
      ? 'The older text is back, as a new revision. A second person has to look at it within a working day.'
      : undefined
  return editingPage(request, reply, {
    view: 'publish/history',
    part: 'articles',
    ...context,
    done,
  })
}
