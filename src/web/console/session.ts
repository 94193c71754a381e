import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type SessionKind, type SessionState, stateOf } from '../../domain/session.ts'
import { recordEvent } from '../../store/events.ts'
import {
  addSession,
  endSession,
  findSession,
  sessionHash,
  type StoredSession,
} from '../../store/sessions.ts'
import type { Tx } from '../../store/store.ts'

/**
 * Behind https the name binds the cookie to this host alone. On plain http, which is the demo's,
 * browsers would refuse that name.
 */
const secureName = '__Host-waymark'
const plainName = 'waymark'

/** 32 bytes in base64url. */
const tokenForm = /^[\w-]{43}$/

/** The value of this browser's cookie; undefined when it has none of ours. */
export function sessionToken(request: FastifyRequest): string | undefined {
  const token = request.cookies[isSecure(request) ? secureName : plainName]
  return token !== undefined && tokenForm.test(token) ? token : undefined
}

function isSecure(request: FastifyRequest): boolean {
  const { publicUrl } = request.server.consoleDeps
  return request.protocol === 'https' || publicUrl?.startsWith('https:') === true
}

/** The session of this browser, over or not. */
export async function loadSession(request: FastifyRequest): Promise<StoredSession | undefined> {
  const token = sessionToken(request)
  const { store, clock, sessionSecret } = request.server.consoleDeps
  if (token === undefined) return undefined
  return findSession(store.reading, sessionHash(store, token, sessionSecret), clock.now())
}

/** The session of this browser when it is in this state, and undefined otherwise. */
export async function loadSessionAs(
  request: FastifyRequest,
  state: SessionState,
): Promise<StoredSession | undefined> {
  const session = await loadSession(request)
  if (session === undefined) return undefined
  return stateOf(session, request.server.consoleDeps.clock.now()) === state ? session : undefined
}

export interface NewSession {
  readonly staffId: string
  readonly kind: SessionKind
  /** What they showed beside the password. */
  readonly by?: 'authenticator' | 'recovery'
}

/**
 * Begins a session, always under a new id, and ends the one the browser had: whoever planted
 * theirs in somebody's browser gains nothing.
 */
export async function openSession(
  request: FastifyRequest,
  reply: FastifyReply,
  session: NewSession,
): Promise<void> {
  const { store, clock } = request.server.consoleDeps
  const token = await store.transaction((tx) => startSession(tx, request, session, clock.now()))
  setSessionCookie(request, reply, token)
}

/** The same within a transaction; what it returns is for `setSessionCookie`. */
export async function startSession(
  tx: Tx,
  request: FastifyRequest,
  { staffId, kind, by }: NewSession,
  at: Date,
): Promise<string> {
  const { sessionSecret } = request.server.consoleDeps
  const token = randomBytes(32).toString('base64url')
  const before = sessionToken(request)
  if (before !== undefined) await endSession(tx, sessionHash(tx, before, sessionSecret), at)
  await addSession(tx, { idHash: sessionHash(tx, token, sessionSecret), staffId, kind }, at)
  if (kind !== 'half') {
    const detail = { session: kind, ...(by !== undefined && { by }) }
    await recordEvent(tx, { kind: 'signed-in', staffId, detail }, at)
  }
  return token
}

/** It goes when the browser is closed; how long it holds is the store's to say. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
): void {
  const secure = isSecure(request)
  void reply.setCookie(secure ? secureName : plainName, token, {
    path: secure ? '/' : '/console',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(request)
  void reply.clearCookie(secure ? secureName : plainName, {
    path: secure ? '/' : '/console',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  })
}
