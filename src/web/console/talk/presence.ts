import { listPresent, noteRead, touchPresence } from '../../../store/presence.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import { readShownStaff } from '../../../store/views/names.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, sendPart } from '../page.ts'
import type { TalkRoute } from './talk-route.ts'

/**
 * A sign that somebody looks at the page: it is posted only while the page can be seen and its
 * reader moves. What is there for the owner to read is read by it.
 */
export function addPresence(console: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  console.post<TalkRoute>('/talks/:talkId/presence', async (request, reply) => {
    const { talkId } = request.params
    const { staffId } = request.viewer
    const head = await readHead(store.reading, request.viewer, talkId)
    if (head === undefined) throw forbidden()
    const at = clock.now()
    await store.transaction(async (tx) => {
      await touchPresence(tx, { staffId, talkId, typing: false }, at)
      if (head.talk.ownerId === staffId && head.talk.unread > 0) {
        await noteRead(tx, { staffId, talkId })
      }
    })
    const others = await listPresent(store.reading, talkId, staffId, at)
    const ids = others.map((one) => one.staffId)
    const names = await readShownStaff(store.reading, ids)
    const present = others.map((one) => ({
      name: names.get(one.staffId)?.name ?? 'Somebody',
      typing: one.typing,
    }))
    const part = 'console/talk/presence.njk'
    return sendPart(request, reply, 'console/talk/part.njk', { part, talkId, present })
  })
}
