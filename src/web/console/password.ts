import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordEvent } from '../../store/events.ts'
import { hashPassword, isPassword } from '../../store/passwords.ts'
import { endSessionsOf } from '../../store/sessions.ts'
import { findSignIn, setPassword, type SignIn } from '../../store/sign-ins.ts'
import type { Server } from '../server.ts'
import { checkCode, renewRecoveryCodes } from './authenticator.ts'
import { notRight } from './code.ts'
import { forbidden } from './errors.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'
import { passwordProblem } from './password-problem.ts'
import { tryFor, waitWords } from './tries.ts'

interface Problem {
  readonly field: string
  readonly text: string
}

/** `/console/password`: another password, and new recovery codes. */
export function addPassword(console: Server, deps: ConsoleDeps): void {
  console.get<{ Querystring: { readonly done?: string } }>('/password', async (request, reply) =>
    showPassword(request, reply, await mine(deps, request), { done: request.query.done === '1' }),
  )
  console.post('/password', async (request, reply) => {
    const signIn = await mine(deps, request)
    const problem = await changePassword(deps, request, signIn)
    if (problem !== undefined) return showPassword(request, reply, signIn, { problem })
    return reply.redirect('/console/password?done=1', 303)
  })
  console.post('/recovery-codes', async (request, reply) => {
    const signIn = await mine(deps, request)
    const { code = '' } = readForm(request)
    const tried = await tryFor(deps, request, `code:${signIn.staffId}`, () =>
      checkCode(deps, signIn, code),
    )
    if (tried.kind !== 'right') {
      const text = tried.kind === 'wait' ? waitWords(tried.until) : notRight
      return showPassword(request, reply, signIn, { problem: { field: 'code', text } })
    }
    const codes = await deps.store.transaction((tx) => renewRecoveryCodes(tx, signIn.staffId))
    return sendPage(request, reply, 'console/sign-in/recovery-codes.njk', { codes })
  })
}

/** Whoever signed in some other way has no password here. */
async function mine({ store }: ConsoleDeps, request: FastifyRequest): Promise<SignIn> {
  const signIn = await findSignIn(store, request.viewer.staffId)
  if (signIn === undefined) throw forbidden()
  return signIn
}

/** Sets it and signs every other browser out; says what is wrong when it does not. */
async function changePassword(
  deps: ConsoleDeps,
  request: FastifyRequest,
  signIn: SignIn,
): Promise<Problem | undefined> {
  const { current = '', password = '' } = readForm(request)
  const { staffId } = signIn
  const tried = await tryFor(deps, request, `current:${staffId}`, async () =>
    (await isPassword(current, signIn.passwordHash)) ? true : undefined,
  )
  if (tried.kind === 'wait') return { field: 'current', text: waitWords(tried.until) }
  if (tried.kind === 'wrong') return { field: 'current', text: 'This is not your password now' }
  const { council } = deps.library()
  const others = [council.name, council.shortName, 'Waymark', current]
  const problem = passwordProblem(password, { ...signIn, others })
  if (problem !== undefined) return { field: 'password', text: problem }
  const passwordHash = await hashPassword(password)
  const at = deps.clock.now()
  await deps.store.transaction(async (tx) => {
    await setPassword(tx, { staffId, passwordHash }, at)
    await endSessionsOf(tx, staffId, at, request.session.idHash)
    await recordEvent(tx, { kind: 'password-set', staffId, detail: { by: 'password' } }, at)
  })
  return undefined
}

function showPassword(
  request: FastifyRequest,
  reply: FastifyReply,
  { email, codeConfirmed, recoveryLeft }: SignIn,
  { done = false, problem }: { readonly done?: boolean; readonly problem?: Problem },
): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/sign-in/password.njk', {
    tab: 'more',
    email,
    codeConfirmed,
    recoveryLeft,
    done,
    errors: problem === undefined ? [] : [problem],
    status: problem === undefined ? 200 : 422,
  })
}
