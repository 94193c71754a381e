import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { receiveMessage } from '../../messaging/receive-message.ts'
import { readPhone } from '../../store/try-view.ts'
import { NotFound } from '../plugins/errors.ts'
import { isFromOwnPage } from '../plugins/same-origin.ts'
import { sendView } from '../plugins/views.ts'
import type { Server } from '../server.ts'
import { type Asked, type Chosen, queryOf, readChosen } from './chosen.ts'
import { createLiveEvents } from './events.ts'
import { type Draft, pageOf } from './page.ts'
import { textsToSend } from './texts-to-send.ts'

interface Query {
  Querystring: Asked
}

/**
 * `/try`: the phone simulator, in the demo only. Its texts take the way of every other text; only
 * the channel that carries the replies is not Twilio's.
 */
export function addTry(server: Server, messaging: MessagingDeps): void {
  const events = createLiveEvents(messaging.store)
  server.addHook('preClose', (done) => {
    events.close()
    done()
  })

  server.get<Query>('/try', async ({ query }, reply) => {
    const chosen = mustChoose(query)
    return showPage(messaging, reply, chosen, { why: query['why'] })
  })

  server.get<Query>('/try/conversation', async ({ query }, reply) => {
    const chosen = mustChoose(query)
    const phone = await readPhone(messaging.store.reading, chosen.address)
    return sendView(reply, 'try/live.njk', pageOf(chosen, phone, { why: query['why'] }))
  })

  server.get<Query>('/try/events', ({ query }, reply) => {
    const chosen = mustChoose(query)
    return reply.type('text/event-stream').send(events.streamFor(chosen.address))
  })

  server.post('/try/messages', async (request, reply) => {
    if (!isFromOwnPage(request)) return reply.code(403).send()
    return takeTexts(messaging, request, reply)
  })
}

async function takeTexts(messaging: MessagingDeps, request: FastifyRequest, reply: FastifyReply) {
  const form = (request.body ?? {}) as Asked
  const chosen = mustChoose(form)
  const sending = textsToSend(chosen, form)
  if (sending.kind === 'unreadable') {
    return reply.code(400).type('text/plain').send('The form could not be read.\n')
  }
  const live = request.headers['hx-request'] === 'true'
  if (sending.kind === 'refused') {
    reply.code(422)
    if (!live) return showPage(messaging, reply, chosen, { draft: sending })
    return sendView(reply, 'try/composer.njk', { chosen, draft: sending })
  }
  for (const text of sending.texts) await receiveMessage(messaging, text)
  // The page looks for itself when it hears this, and only then: one writer, nothing out of date.
  if (live) return reply.code(204).header('hx-trigger', 'moved').send()
  return reply.redirect(`/try?${queryOf(chosen)}#composer`, 303)
}

async function showPage(
  { store }: MessagingDeps,
  reply: FastifyReply,
  chosen: Chosen,
  shown: { readonly why?: Asked[string]; readonly draft?: Draft },
): Promise<FastifyReply> {
  const phone = await readPhone(store.reading, chosen.address)
  return sendView(reply, 'try/page.njk', pageOf(chosen, phone, shown))
}

function mustChoose(asked: Asked): Chosen {
  const chosen = readChosen(asked)
  if (chosen === undefined) throw new NotFound()
  return chosen
}
