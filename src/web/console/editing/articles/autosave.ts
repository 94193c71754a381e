import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kept } from '../../../../editing/drafts/keep-draft.ts'
import type { ArticleParts } from '../../../../knowledge/article-parts.ts'
import { type ConsoleDeps, sendPart } from '../../page.ts'
import { shortTime } from '../../times.ts'
import { type ArticleRoute, loadArticle, placeOfRoute } from './article-route.ts'
import { answerNoDraft } from './gone.ts'
import { articleContext } from './show-article.ts'

interface Saving {
  readonly kept: Kept
  readonly typed: { readonly parts: ArticleParts }
}

const note = 'console/editing/articles/save-note.njk'

/**
 * What the page's script is told of a save it made by itself: a line to show, the new version in
 * `x-version`, and the form anew when more has changed in it than was typed.
 */
export async function answerAutosave(
  deps: ConsoleDeps,
  request: FastifyRequest<ArticleRoute>,
  reply: FastifyReply,
  { kept, typed }: Saving,
): Promise<FastifyReply> {
  const place = placeOfRoute(request)
  switch (kept.kind) {
    case 'saved': {
      const savedAt = shortTime(kept.draft.savedAt, deps.clock.now())
      void reply.header('x-version', String(kept.draft.version)).header('x-saved-at', savedAt)
      if (!kept.merged && !hasNewRows(typed.parts, request)) return reply.code(204).send()
      const standing = await loadArticle(deps.store.reading, place)
      const context = await articleContext(deps, request, standing)
      return sendPart(request, reply, 'console/editing/articles/form.njk', context)
    }
    case 'conflict':
      return sendPart(request, reply, note, { status: 409, conflicts: kept.conflicts.length })
    case 'refused':
      return sendPart(request, reply, note, { status: 422, problems: kept.problems })
    case 'no-draft':
      return answerNoDraft(deps, request, reply, place)
  }
}

/** What was typed into an empty row is a row of its own now, with an empty one below it. */
function hasNewRows(parts: ArticleParts, request: FastifyRequest): boolean {
  const form = request.body as Readonly<Record<string, unknown>>
  const keys = typeof form['sections'] === 'string' ? form['sections'] : ''
  return (
    parts.sections.map(({ key }) => key).join(' ') !== keys ||
    parts.sources.length + 1 !== Number(form['sources']) ||
    parts.facts.length + 1 !== Number(form['facts'])
  )
}
