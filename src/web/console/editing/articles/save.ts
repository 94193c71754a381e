import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Kept, keepDraft } from '../../../../editing/drafts/keep-draft.ts'
import type { ArticleParts } from '../../../../knowledge/article-parts.ts'
import { writeArticle } from '../../../../knowledge/write-article.ts'
import type { Server } from '../../../server.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, isPart, readForm, sendPart } from '../../page.ts'
import {
  addressOf,
  type ArticleRoute,
  baseOf,
  loadArticle,
  placeOfRoute,
  type StandingArticle,
  versionOf,
} from './article-route.ts'
import { answerAutosave } from './autosave.ts'
import { chosenParts, showConflict } from './conflict.ts'
import { answerNoDraft } from './gone.ts'
import { phoneOf } from './phone.ts'
import { showArticle } from './show-article.ts'
import { typedArticle } from './typed-article.ts'

/** In bytes: a paste of 100 KB is told at its field, and that needs it to be read. */
const bodyLimit = 2 * 1024 * 1024

/** Keeping what is typed, and showing it on the phone before it is kept. */
export function addSave(editing: Server, deps: ConsoleDeps): void {
  editing.post<ArticleRoute>(
    '/articles/:language/:name/save',
    { bodyLimit },
    async (request, reply) => {
      const standing = await loadArticle(deps.store.reading, placeOfRoute(request))
      const typed = await readTyped(deps, request, standing)
      if (typed === undefined) return answerNoDraft(deps, request, reply, standing.place)
      const { id, over, parts } = typed
      const kept = await keepDraft(deps, request.viewer.staffId, { id, over, parts })
      if (isPart(request)) return answerAutosave(deps, request, reply, { kept, typed })
      return answerSave(deps, request, reply, { kept, standing, typed })
    },
  )

  editing.post<ArticleRoute>(
    '/articles/:language/:name/preview',
    { bodyLimit },
    async (request, reply) => {
      const standing = await loadArticle(deps.store.reading, placeOfRoute(request))
      const typed = await readTyped(deps, request, standing)
      if (typed === undefined) throw forbidden()
      const { place, newest } = standing
      const raw = writeArticle(standing.raw, typed.parts)
      const isNew = newest === undefined
      const phone = await phoneOf(deps, { place, raw, parts: typed.parts, isNew })
      const article = { address: addressOf(place), language: place.language }
      return sendPart(request, reply, 'console/editing/articles/phone.njk', { phone, article })
    },
  )
}

interface Typed {
  readonly id: string
  readonly over: number
  readonly parts: ArticleParts
}

/** Undefined when the draft that the form was of is not open any more. */
async function readTyped(
  { store }: ConsoleDeps,
  request: FastifyRequest<ArticleRoute>,
  { place, draft }: StandingArticle,
): Promise<Typed | undefined> {
  const form = readForm(request)
  const { draft: id = '' } = form
  if (draft?.id !== id) return undefined
  const over = versionOf(form)
  const base = await baseOf(store.reading, draft, over)
  if (base === undefined) return undefined
  const typed = typedArticle(request, { base, language: place.language })
  return { id, over, parts: chosenParts(request, typed, base) }
}

interface Saving {
  readonly kept: Kept
  readonly standing: StandingArticle
  readonly typed: Typed
}

function answerSave(
  deps: ConsoleDeps,
  request: FastifyRequest<ArticleRoute>,
  reply: FastifyReply,
  { kept, standing, typed }: Saving,
): Promise<FastifyReply> | FastifyReply {
  const { place } = standing
  switch (kept.kind) {
    case 'saved':
      return reply.redirect(`${addressOf(place)}?done=saved`, 303)
    case 'conflict':
      return showConflict(deps, request, reply, { place, kept })
    case 'refused': {
      const form = { parts: typed.parts, version: typed.over }
      return showArticle(deps, request, reply, place, { typed: form, errors: kept.problems })
    }
    case 'no-draft':
      return answerNoDraft(deps, request, reply, standing.place)
  }
}
