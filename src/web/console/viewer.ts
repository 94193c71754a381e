import type { FastifyReply, FastifyRequest } from 'fastify'
import { stateOf } from '../../domain/session.ts'
import { type StoredSession, touchSession } from '../../store/sessions.ts'
import { isFromOwnPage } from '../plugins/same-origin.ts'
import type { Server } from '../server.ts'
import { isOurForm } from './csrf.ts'
import { forbidden, OutOfDate } from './errors.ts'
import { type Kept, keepWhatWasTyped, pageBefore } from './keep-what-was-typed.ts'
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
      const door = state === 'locked' ? '/console/unlock' : '/console/sign-in'
      return sendToDoor(request, reply, { door, session })
    }
    request.signedIn = session
    // PostgreSQL is asked for no NUL: nothing has one in its name.
    if (request.url.includes('%00')) throw forbidden()
    if (request.method === 'POST' && !isOurForm(request)) return sendStale(request, reply, session)
    await noteSeen(request, session)
    return undefined
  })
}

/** What they typed is kept; a part of a page is not replaced by another page. */
async function sendToDoor(
  request: FastifyRequest,
  reply: FastifyReply,
  { door, session }: { readonly door: string; readonly session: StoredSession | undefined },
): Promise<FastifyReply> {
  const wasTheirs = request.method === 'POST' && session !== undefined && isOurForm(request)
  const kept = wasTheirs ? await keepWhatWasTyped(request, session) : 'nothing'
  const next =
    request.method === 'GET' && !isPart(request) ? request.url : afterwards(request, kept)
  const way = `${door}?${new URLSearchParams({ next }).toString()}`
  if (!isPart(request)) return reply.redirect(way, 303)
  return sendPart(request, reply, 'console/signed-out.njk', { status: 401, way, kept })
}

/**
 * A page of ours that was shown in an earlier session of this browser: what was typed there is
 * shown again, and done when they say so. A form of anybody else's is refused.
 */
async function sendStale(
  request: FastifyRequest,
  reply: FastifyReply,
  session: StoredSession,
): Promise<FastifyReply> {
  if (!isFromOwnPage(request)) throw new OutOfDate()
  const kept = await keepWhatWasTyped(request, session)
  if (kept === 'nothing') throw new OutOfDate()
  const way = afterwards(request, kept)
  if (!isPart(request)) return reply.redirect(way, 303)
  return sendPart(request, reply, 'console/signed-out.njk', { status: 409, way, kept, stale: true })
}

function afterwards(request: FastifyRequest, kept: Kept): string {
  return kept === 'form' ? '/console/kept' : pageBefore(request)
}

/** A page that looks for itself is nobody at the desk. */
async function noteSeen(request: FastifyRequest, session: StoredSession): Promise<void> {
  const { store, clock } = request.server.consoleDeps
  const now = clock.now()
  const byItself = isPart(request) || request.headers.accept === 'text/event-stream'
  if (request.method === 'GET' && byItself) return
  if (now.getTime() - session.seenAt < touchEveryMs) return
  await store.transaction((tx) => touchSession(tx, session.idHash, now))
}
