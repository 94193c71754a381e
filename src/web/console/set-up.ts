import type { FastifyReply, FastifyRequest } from 'fastify'
import { newCodeKey } from '../../domain/one-time-code.ts'
import { recordEvent } from '../../store/events.ts'
import { hashPassword } from '../../store/passwords.ts'
import { endSessionsOf } from '../../store/sessions.ts'
import { findSetUp, offerCodeKey, type SignIn, useSetUp } from '../../store/sign-ins.ts'
import { isFromOwnPage } from '../plugins/same-origin.ts'
import type { Server } from '../server.ts'
import { OutOfDate } from './errors.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'
import { passwordProblem } from './password-problem.ts'
import { setSessionCookie, startSession } from './session.ts'

interface Link {
  Params: { readonly token: string }
}

/** `/console/set-up/…`: where the link leads with which somebody chooses their password. */
export function addSetUp(console: Server, deps: ConsoleDeps): void {
  const whose = (token: string) => findSetUp(deps.store, token, deps.clock.now())
  // Only looking uses nothing up: mail programs open links before people do.
  console.get<Link>('/set-up/:token', async (request, reply) => {
    const signIn = await whose(request.params.token)
    if (signIn === undefined) return showNoLink(request, reply)
    return showChoose(request, reply, signIn)
  })
  console.post<Link>('/set-up/:token', async (request, reply) => {
    if (!isFromOwnPage(request)) throw new OutOfDate()
    const { token } = request.params
    const signIn = await whose(token)
    if (signIn === undefined) return showNoLink(request, reply)
    const { password = '' } = readForm(request)
    const { council } = deps.library()
    const others = [council.name, council.shortName, 'Waymark']
    const problem = passwordProblem(password, { ...signIn, others })
    if (problem !== undefined) return showChoose(request, reply, signIn, problem)
    const session = await takePassword(deps, request, { token, password })
    if (session === undefined) return showNoLink(request, reply)
    setSessionCookie(request, reply, session)
    return reply.redirect(deps.demo ? '/console' : '/console/set-up/code', 303)
  })
}

/** The session that begins with it; undefined when somebody was quicker with the same link. */
async function takePassword(
  { store, clock, demo }: ConsoleDeps,
  request: FastifyRequest,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<string | undefined> {
  const passwordHash = await hashPassword(password)
  const at = clock.now()
  return store.transaction(async (tx) => {
    const staffId = await useSetUp(tx, { token, passwordHash }, at)
    if (staffId === undefined) return undefined
    await endSessionsOf(tx, staffId, at)
    await offerCodeKey(tx, staffId, newCodeKey())
    await recordEvent(tx, { kind: 'password-set', staffId, detail: { by: 'link' } }, at)
    return startSession(tx, request, { staffId, kind: demo ? 'desk' : 'half' }, at)
  })
}

function showChoose(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, email }: SignIn,
  problem?: string,
): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/sign-in/choose-password.njk', {
    name,
    email,
    errors: problem === undefined ? [] : [{ field: 'password', text: problem }],
    status: problem === undefined ? 200 : 422,
  })
}

function showNoLink(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/sign-in/no-link.njk', { status: 404 })
}
