import type { FastifyReply, FastifyRequest } from 'fastify'
import { longestText } from '../../../domain/staff-text.ts'
import { addSavedReply, listSavedReplies, removeSharedReply } from '../../../store/saved-replies.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { adminPage, type FieldError } from './admin-page.ts'

interface Params {
  Params: { readonly id: string }
  Querystring: { readonly done?: unknown }
}

const here = '/console/admin/replies'
const longestTitle = 60

/** `/console/admin/replies`: saved replies that everybody who talks can use. */
export function addSavedReplies(admin: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  admin.get<Params>('/replies', (request, reply) =>
    showReplies(deps, request, reply, { done: doneWords[String(request.query.done)], values: {} }),
  )

  admin.post('/replies', async (request, reply) => {
    const form = readForm(request)
    const typed = { title: (form['title'] ?? '').trim(), text: (form['text'] ?? '').trim() }
    const errors = errorsOf(typed)
    if (errors.length > 0) return showReplies(deps, request, reply, { values: typed, errors })
    const location = await submitOnce(deps, request, form['key'] ?? '', async () => {
      await store.transaction((tx) => addSavedReply(tx, typed, clock.now()))
      return `${here}?done=added`
    })
    return reply.redirect(location, 303)
  })

  admin.post<Params>('/replies/:id/remove', async (request, reply) => {
    const { id } = request.params
    const removed = await store.transaction((tx) => removeSharedReply(tx, id, clock.now()))
    if (!removed) throw forbidden()
    return reply.redirect(`${here}?done=removed`, 303)
  })
}

const doneWords: Readonly<Record<string, string>> = {
  added: 'Everybody can use it from now on.',
  removed: 'It is taken away.',
}

function errorsOf({ title, text }: { readonly title: string; readonly text: string }) {
  return [
    title === '' && { field: 'title', text: 'Give it a name to find it by' },
    title.length > longestTitle && { field: 'title', text: 'Give it a shorter name' },
    text === '' && { field: 'text', text: 'Write what it says' },
    text.length > longestText && {
      field: 'text',
      text: `Write up to ${longestText.toLocaleString('en-GB')} characters`,
    },
  ].filter((error) => error !== false)
}

interface Shown {
  readonly values: Readonly<Record<string, string>>
  readonly errors?: readonly FieldError[]
  readonly done?: string | undefined
}

async function showReplies(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { values, errors = [], done }: Shown,
): Promise<FastifyReply> {
  const all = await listSavedReplies(store.reading, request.viewer.staffId)
  return adminPage(request, reply, {
    view: 'replies',
    part: 'replies',
    ...{ values, errors, done, status: errors.length > 0 ? 422 : 200 },
    replies: all.filter(({ own }) => !own),
  })
}
