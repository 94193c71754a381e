import type { FastifyReply, FastifyRequest } from 'fastify'
import { stateOf } from '../../domain/session.ts'
import { type StoredSession, touchSession } from '../../store/sessions.ts'
import type { Server } from '../server.ts'
import { isOurForm } from './csrf.ts'
import { OutOfDate } from './errors.ts'
import { isPart, sendPart } from './page.ts'
import { loadSession } from './session.ts'

/** How stale 'last seen' may be, in milliseconds: not every request is a write. */
const touchEveryMs = 60_000

/** Puts who is looking on every request, for the routes that are added to this after it. */
export function requireSignIn(server: Server): void {
  server.addHook('preHandler', async (request, reply) => {
    const session = await loadSession(request)
    const state = session === undefined ? 'over' : stateOf(session, server.consoleDeps.clock.now())
    if (session === undefined || state !== 'open') {
      const way = state === 'locked' ? '/console/unlock' : '/console/sign-in'
      return sendToSignIn(request, reply, way)
    }
    request.signedIn = session
    if (request.method === 'POST' && !isOurForm(request)) throw new OutOfDate()
    await noteSeen(request, session)
    return undefined
  })
}

/** A part of a page is not replaced by another page: what is being typed beside it stays. */
function sendToSignIn(request: FastifyRequest, reply: FastifyReply, way: string): FastifyReply {
  if (isPart(request))
    return sendPart(request, reply, 'console/signed-out.njk', { status: 401, way })
  const next = request.method === 'GET' ? request.url : '/console'
  return reply.redirect(`${way}?${new URLSearchParams({ next }).toString()}`, 303)
}

/** A page that looks for itself is nobody at the desk. */
async function noteSeen(request: FastifyRequest, session: StoredSession): Promise<void> {
  const { store, clock } = request.server.consoleDeps
  const now = clock.now()
  if (request.method === 'GET' && isPart(request)) return
  if (now.getTime() - session.seenAt < touchEveryMs) return
  await store.transaction((tx) => touchSession(tx, session.idHash, now))
}
