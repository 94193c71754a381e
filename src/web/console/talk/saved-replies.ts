import type { FastifyReply, FastifyRequest } from 'fastify'
import { textProblem } from '../../../domain/staff-text.ts'
import { addSavedReply, removeSavedReply } from '../../../store/saved-replies.ts'
import type { Server } from '../../server.ts'
import { type ConsoleDeps, isPart, readForm } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { sendTalk, sendTalkPart, type Shown } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** In characters. */
const longestTitle = 60

/** Keeping what is in the box for next time, and letting go of it. */
export function addSavedReplies(console: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  console.post<TalkRoute>('/talks/:talkId/saved-replies', async (request, reply) => {
    const { title = '', text = '', key = '' } = readForm(request)
    const problem = problemWith(title.trim(), text)
    if (problem !== undefined) {
      const wrong = { savedProblem: problem, savedTitle: title, typed: text, status: 422 }
      return answer(deps, request, reply, wrong)
    }
    const kept = { staffId: request.viewer.staffId, title: title.trim(), text: text.trim() }
    await submitOnce(deps, request, key, () =>
      store.transaction((tx) => addSavedReply(tx, kept, clock.now())),
    )
    return answer(deps, request, reply, { typed: text })
  })

  console.post<TalkRoute>('/talks/:talkId/saved-replies/remove', async (request, reply) => {
    const { saved = '' } = readForm(request)
    const { staffId } = request.viewer
    await store.transaction((tx) => removeSavedReply(tx, { id: saved, staffId }, clock.now()))
    return answer(deps, request, reply, {})
  })
}

function problemWith(title: string, text: string): string | undefined {
  if (textProblem(text) !== undefined) return 'Write the reply in the box first'
  if (title === '') return 'Give it a short name'
  return title.length > longestTitle ? 'Give it a shorter name' : undefined
}

async function answer(
  deps: ConsoleDeps,
  request: FastifyRequest<TalkRoute>,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  const { talkId } = request.params
  if (isPart(request)) {
    return sendTalkPart(deps, request, reply, talkId, { ...shown, part: 'saved' })
  }
  return sendTalk(deps, request, reply, talkId, { ...shown, openReplies: true })
}
