import { acknowledge } from '../../../handover/acknowledge.ts'
import { takeOver } from '../../../handover/take-over.ts'
import { takeBackHeld } from '../../../store/staff-messages.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { telling } from './said.ts'
import { answerAct } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** Acts of one click: taking over, having seen it, taking back what has not left. */
export function addActs(console: Server, deps: ConsoleDeps): void {
  const { store, messaging } = deps

  console.post<TalkRoute>('/talks/:talkId/take-over', async (request, reply) => {
    const { talkId } = request.params
    const version = Number(readForm(request)['version'])
    const result = await takeOver(messaging, request.viewer, talkId, version)
    if (result.kind === 'gone') throw forbidden()
    const code = result.kind === 'taken' ? undefined : result.kind
    return answerAct(deps, request, reply, talkId, telling(code))
  })

  console.post<TalkRoute>('/talks/:talkId/acknowledge', async (request, reply) => {
    const { talkId } = request.params
    const { handover = '' } = readForm(request)
    const result = await acknowledge(messaging, request.viewer, handover)
    if (result.kind === 'gone') throw forbidden()
    return answerAct(deps, request, reply, talkId)
  })

  console.post<TalkRoute>('/talks/:talkId/take-back', async (request, reply) => {
    const { talkId } = request.params
    const { staffId } = request.viewer
    if ((await readHead(store.reading, request.viewer, talkId)) === undefined) throw forbidden()
    const { message = '' } = readForm(request)
    const done = await store.transaction((tx) => takeBackHeld(tx, message, staffId))
    return answerAct(deps, request, reply, talkId, telling(done ? 'taken-back' : 'too-late'))
  })
}
