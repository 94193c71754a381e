import type { FastifyReply, FastifyRequest } from 'fastify'
import { acknowledge } from '../../../handover/acknowledge.ts'
import { recordEvent } from '../../../store/events.ts'
import { doTask } from '../../../store/tasks.ts'
import { countsFor, findOwnTask, readNeedsYou } from '../../../store/views/needs-you.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, isPart, readForm, sendPage, sendPart } from '../page.ts'
import { readBeside } from './beside.ts'
import { readAsked } from './list-words.ts'
import { needsYouPage } from './needs-you-page.ts'

interface Query {
  Querystring: Readonly<Record<string, unknown>>
}

/** `/console`: what needs this member of staff, the first page after the sign-in. */
export function addNeedsYou(console: Server, deps: ConsoleDeps): void {
  const { store, clock, messaging } = deps

  console.get<Query>('/', async (request, reply) => {
    const page = await pageFor(deps, request)
    return sendPage(request, reply, 'console/needs-you/page.njk', { tab: 'needs-you', ...page })
  })

  console.get<Query>('/needs-you/list', (request, reply) => sendList(deps, request, reply))

  // For the menu and the title of every page that is open.
  console.get('/needs-you/count', async (request) => {
    const { needsYou, myTalks } = await countsFor(store.reading, request.viewer)
    return { needsYou, myTalks }
  })

  console.post('/needs-you/seen', async (request, reply) => {
    const { handover = '' } = readForm(request)
    const result = await acknowledge(messaging, request.viewer, handover)
    if (result.kind === 'gone') throw forbidden()
    return answer(deps, request, reply)
  })

  console.post('/needs-you/done', async (request, reply) => {
    const { task: id = '' } = readForm(request)
    const task = await findOwnTask(store.reading, request.viewer, id)
    if (task === undefined) throw forbidden()
    const at = clock.now()
    const { staffId } = request.viewer
    await store.transaction(async (tx) => {
      if (!(await doTask(tx, id, staffId, at))) return
      const detail = { task: task.kind }
      await recordEvent(tx, { kind: 'task-done', personId: task.personId, staffId, detail }, at)
    })
    return answer(deps, request, reply)
  })
}

/** After an act: the list as it is now, for htmx; else the page again. */
function answer(deps: ConsoleDeps, request: FastifyRequest, reply: FastifyReply) {
  return isPart(request) ? sendList(deps, request, reply) : reply.redirect('/console', 303)
}

async function sendList(deps: ConsoleDeps, request: FastifyRequest, reply: FastifyReply) {
  return sendPart(request, reply, 'console/needs-you/list.njk', await pageFor(deps, request))
}

async function pageFor({ store, clock, messaging }: ConsoleDeps, request: FastifyRequest) {
  const query = request.query as Query['Querystring']
  const asked = readAsked(query, ['mine', 'tasks', 'talks', 'team'])
  const now = clock.now()
  const { viewer } = request
  const data = store.reading
  const found = await readNeedsYou(data, viewer, asked, now)
  const beside = await readBeside(data, viewer, now)
  return needsYouPage(found, asked, { viewer, now, beside, senderOf: messaging.senderOf })
}
