import { removeDraft, saveDraft } from '../../../store/drafts.ts'
import { touchPresence } from '../../../store/presence.ts'
import { findByFormKey } from '../../../store/staff-messages.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { formKeyOf } from './form-key.ts'
import { answerAct } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** Keeping what is being typed, and throwing it away. */
export function addDrafts(console: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  console.post<TalkRoute>('/talks/:talkId/draft', async (request, reply) => {
    const { talkId } = request.params
    const { staffId } = request.viewer
    if ((await readHead(store.reading, request.viewer, talkId)) === undefined) throw forbidden()
    const { text = '' } = readForm(request)
    const formKey = formKeyOf(request, text)
    const at = clock.now()
    const kept = await store.transaction(async (tx) => {
      // What was sent meanwhile is no draft any more.
      if ((await findByFormKey(tx, formKey)) !== undefined) return false
      await saveDraft(tx, { staffId, talkId }, { text }, at)
      await touchPresence(tx, { staffId, talkId, typing: true }, at)
      return true
    })
    return reply
      .code(204)
      .header('x-draft', kept ? 'kept' : 'sent')
      .send()
  })

  console.post<TalkRoute>('/talks/:talkId/draft/remove', async (request, reply) => {
    const { talkId } = request.params
    const { staffId } = request.viewer
    if ((await readHead(store.reading, request.viewer, talkId)) === undefined) throw forbidden()
    await store.transaction((tx) => removeDraft(tx, { staffId, talkId }))
    return answerAct(deps, request, reply, talkId)
  })
}
