import type { FastifyRequest } from 'fastify'
import { recordEvent } from '../../../store/events.ts'
import { findMedia, quarantineMedia, type StoredMedia } from '../../../store/media.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, isPart, sendPage, sendPart } from '../page.ts'
import { mediaProblems, sendMedia } from '../send-media.ts'
import { telling } from './said.ts'
import { answerAct, talkContext } from './show-talk.ts'
import { mediaWords } from './thread.ts'

interface MediaRoute {
  readonly Params: { readonly talkId: string; readonly messageId: string; readonly index: string }
}

/** Pictures, voice notes and files: shown only when asked for, through us alone, and on record. */
export function addMedia(console: Server, deps: ConsoleDeps): void {
  console.post<MediaRoute>(
    '/talks/:talkId/media/:messageId/:index/show',
    async (request, reply) => {
      const { talkId, messageId, index } = request.params
      const found = await mustFind(deps, request)
      const { head } = await talkContext(deps, request, talkId, {})
      // A page cannot tell why a picture did not come: whether it will is found out first.
      const loaded = await deps.fetchMedia(found.reference.url)
      const media = { index: Number(index), ...mediaWords(found.reference.contentType) }
      const problem = 'problem' in loaded ? mediaProblems[loaded.problem] : undefined
      const context = { talkId, name: head.name, item: { id: messageId }, media, problem }
      if (!isPart(request)) return sendPage(request, reply, 'console/talk/media-page.njk', context)
      const part = 'console/talk/media-shown.njk'
      return sendPart(request, reply, 'console/talk/part.njk', { ...context, part })
    },
  )

  console.get<MediaRoute>('/talks/:talkId/media/:messageId/:index', async (request, reply) => {
    const found = await mustFind(deps, request)
    const loaded = await deps.fetchMedia(found.reference.url)
    if (!('problem' in loaded)) await recordShown(deps, request, found)
    return sendMedia(reply, loaded)
  })

  console.post<Omit<MediaRoute, 'index'>>(
    '/talks/:talkId/media/:messageId/put-away',
    async (request, reply) => {
      const { talkId, messageId } = request.params
      const found = await mustFind(deps, request, 0)
      const at = deps.clock.now()
      await deps.store.transaction(async (tx) => {
        if (!(await quarantineMedia(tx, messageId, at))) return
        const ids = { personId: found.personId, messageId, talkId: found.talkId }
        const { staffId } = request.viewer
        await recordEvent(tx, { kind: 'media-put-away', ...ids, staffId }, at)
      })
      return answerAct(deps, request, reply, talkId, telling('put-away'))
    },
  )
}

async function mustFind(
  { store }: ConsoleDeps,
  request: FastifyRequest<MediaRoute>,
  index = Number(request.params.index),
): Promise<StoredMedia> {
  const { messageId } = request.params
  const found = await findMedia(store.reading, request.viewer, { messageId, index })
  if (found === undefined) throw forbidden()
  return found
}

/** Every look is on record, a second one too. */
function recordShown(
  { store, clock }: ConsoleDeps,
  { viewer, params }: FastifyRequest<MediaRoute>,
  { talkId, personId }: StoredMedia,
): Promise<void> {
  const ids = { talkId, personId, messageId: params.messageId, staffId: viewer.staffId }
  const detail = { index: Number(params.index) }
  return store.transaction(async (tx) => {
    await recordEvent(tx, { kind: 'media-shown', ...ids, detail }, clock.now())
    tx.hint('talk', talkId)
  })
}
