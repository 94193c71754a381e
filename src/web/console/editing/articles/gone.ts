import type { FastifyReply, FastifyRequest } from 'fastify'
import type { KnowledgePlace } from '../../../../domain/knowledge-place.ts'
import { writeArticle } from '../../../../knowledge/write-article.ts'
import { findKnowledgeDraft } from '../../../../store/knowledge-drafts.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, isPart, readForm, sendPart } from '../../page.ts'
import { editingPage } from '../editing-page.ts'
import { addressOf, type ArticleRoute, baseOf, versionOf } from './article-route.ts'
import { typedArticle } from './typed-article.ts'

/** Sent for review, published or thrown away meanwhile: what was typed is shown, to copy from. */
export async function answerNoDraft(
  { store }: ConsoleDeps,
  request: FastifyRequest<ArticleRoute>,
  reply: FastifyReply,
  place: KnowledgePlace,
): Promise<FastifyReply> {
  const form = readForm(request)
  const draft = await findKnowledgeDraft(store.reading, form['draft'] ?? '')
  const base = draft && (await baseOf(store.reading, draft, versionOf(form)))
  if (draft === undefined || base === undefined) throw forbidden()
  const article = { address: addressOf(place), title: base.title }
  if (isPart(request)) {
    const context = { article, status: 409 }
    return sendPart(request, reply, 'console/editing/articles/gone-note.njk', context)
  }
  const text = writeArticle(draft.raw, typedArticle(request, { base, language: place.language }))
  const page = { view: 'articles/gone', part: 'articles', status: 409 } as const
  return editingPage(request, reply, { ...page, article, text })
}
