import { dropDraft } from '../../../../editing/drafts/drop-draft.ts'
import type { Server } from '../../../server.ts'
import type { FieldError } from '../../admin/admin-page.ts'
import { forbidden, OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, readForm } from '../../page.ts'
import { editingPage } from '../editing-page.ts'
import {
  addressOf,
  type ArticleRoute,
  loadArticle,
  placeOfRoute,
  versionOf,
} from './article-route.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'

const longestReason = 500

/** Throwing a draft away, with a reason: what is published stays as it is. */
export function addDrop(editing: Server, deps: ConsoleDeps): void {
  editing.get<ArticleRoute>('/articles/:language/:name/drop', (request, reply) =>
    showDrop(deps, request, reply, []),
  )

  editing.post<ArticleRoute>('/articles/:language/:name/drop', async (request, reply) => {
    const form = readForm(request)
    const { draft: id = '', reason: typed = '' } = form
    const reason = typed.trim()
    const problem = problemOf(reason)
    if (problem !== undefined) {
      return showDrop(deps, request, reply, [{ field: 'reason', text: problem }], typed)
    }
    const dropping = { id, version: versionOf(form), reason }
    const dropped = await dropDraft(deps, request.viewer.staffId, dropping)
    if (!dropped) throw new OutOfDate()
    return reply.redirect('/console/editing/articles', 303)
  })
}

function problemOf(reason: string): string | undefined {
  if (reason === '') return 'Say why it is thrown away'
  if (reason.length > longestReason) return `Say it in at most ${longestReason} characters`
  return undefined
}

async function showDrop(
  { store }: ConsoleDeps,
  request: FastifyRequest<ArticleRoute>,
  reply: FastifyReply,
  errors: readonly FieldError[],
  reason = '',
): Promise<FastifyReply> {
  const place = placeOfRoute(request)
  const { draft, parts } = await loadArticle(store.reading, place)
  if (draft?.status !== 'draft') throw forbidden()
  return editingPage(request, reply, {
    ...{ view: 'articles/drop', part: 'articles', status: errors.length > 0 ? 422 : 200 },
    article: { address: addressOf(place), title: parts?.title ?? place.name },
    ...{ draft, errors, reason },
  })
}
