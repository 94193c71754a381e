import { firstNameOf } from '../../../domain/staff.ts'
import { saveDraft } from '../../../store/drafts.ts'
import { findSavedReply } from '../../../store/saved-replies.ts'
import type { Server } from '../../server.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { wordsOf } from './articles.ts'
import { answerAct, talkContext } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** Puts an article's words, or a saved reply's, below what is in the box. Nothing is sent. */
export function addInsert(console: Server, deps: ConsoleDeps): void {
  const { store, clock, library } = deps

  console.post<TalkRoute>('/talks/:talkId/insert', async (request, reply) => {
    const { talkId } = request.params
    const { staffId } = request.viewer
    const { text = '', article = '', saved } = readForm(request)
    const { head, composer } = await talkContext(deps, request, talkId, {})
    const at = clock.now()
    const channel = composer.sms ? 'sms' : 'whatsapp'
    const adviser = head.adviser === undefined ? undefined : firstNameOf(head.adviser)
    const words =
      saved === undefined
        ? wordsOf(library(), article, { channel, adviser, on: at })
        : (await findSavedReply(store.reading, staffId, saved))?.text
    const both = [text.trimEnd(), words ?? ''].filter((part) => part !== '').join('\n')
    await store.transaction((tx) => saveDraft(tx, { staffId, talkId }, { text: both }, at))
    return answerAct(deps, request, reply, talkId)
  })
}
