import type { FastifyReply } from 'fastify'
import { recordEvent } from '../../../store/events.ts'
import { addNote } from '../../../store/notes.ts'
import { readHead } from '../../../store/views/conversation-head.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, isPart, readForm } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { sendTalk, sendTalkPart, type Shown } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

/** In characters. */
const longestNote = 4000

/** Notes for colleagues: a form, a route and a table of their own, none of which can send. */
export function addNotes(console: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps

  console.post<TalkRoute>('/talks/:talkId/notes', async (request, reply): Promise<FastifyReply> => {
    const { talkId } = request.params
    const { staffId } = request.viewer
    const { note = '', key = '' } = readForm(request)
    const send = (shown: Shown) =>
      isPart(request)
        ? sendTalkPart(deps, request, reply, talkId, { ...shown, part: 'noted' })
        : sendTalk(deps, request, reply, talkId, shown)
    const head = await readHead(store.reading, request.viewer, talkId)
    if (head === undefined) throw forbidden()
    const problem = problemWith(note)
    if (problem !== undefined) {
      return send({ noteText: note, noteProblem: problem, status: 422 })
    }
    const there = await submitOnce(deps, request, key, async () => {
      const at = clock.now()
      const ids = { personId: head.person.id, talkId, staffId }
      await store.transaction(async (tx) => {
        const noteId = await addNote(tx, { ...ids, text: note.trim() }, at)
        await recordEvent(tx, { kind: 'note-written', ...ids, detail: { noteId } }, at)
      })
      return `/console/talks/${talkId}?said=noted#newest`
    })
    return isPart(request) ? send({ noteSaved: true }) : reply.redirect(there, 303)
  })
}

function problemWith(note: string): string | undefined {
  if (note.trim() === '') return 'Write the note first'
  return note.length > longestNote
    ? `A note can have ${longestNote.toLocaleString('en-GB')} characters at most`
    : undefined
}
