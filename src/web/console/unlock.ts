import type { FastifyReply, FastifyRequest } from 'fastify'
import { isPassword } from '../../store/passwords.ts'
import { checkSession } from '../../store/sessions.ts'
import { findSignIn, type SignIn } from '../../store/sign-ins.ts'
import type { Server } from '../server.ts'
import { checkCode } from './authenticator.ts'
import { notRight } from './code.ts'
import { isOurForm } from './csrf.ts'
import { OutOfDate } from './errors.ts'
import { localPath } from './local-path.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'
import { loadSessionAs } from './session.ts'
import { tryFor, waitWords } from './tries.ts'
import { wayIn } from './way-in.ts'

/** `/console/unlock`: on a work phone that lay still, the code again and nothing else. */
export function addUnlock(console: Server, deps: ConsoleDeps): void {
  const whose = async (request: FastifyRequest) => {
    const session = await loadSessionAs(request, 'locked')
    if (session === undefined) return undefined
    const signIn = await findSignIn(deps.store, session.viewer.staffId)
    return signIn === undefined ? undefined : { session, signIn }
  }
  console.get<{ Querystring: { readonly next?: string } }>('/unlock', async (request, reply) => {
    const { next } = request.query
    const found = await whose(request)
    if (found === undefined) return reply.redirect(localPath(next), 303)
    return showUnlock(request, reply, { signIn: found.signIn, next })
  })
  console.post('/unlock', async (request, reply) => {
    const { next, code = '' } = readForm(request)
    const found = await whose(request)
    if (found === undefined) return reply.redirect(localPath(next), 303)
    if (!isOurForm(request)) throw new OutOfDate()
    const { session, signIn } = found
    const tried = await tryFor(deps, request, `code:${signIn.staffId}`, () =>
      recheck(deps, signIn, code),
    )
    if (tried.kind !== 'right') {
      const problem = tried.kind === 'wait' ? waitWords(tried.until) : problemWith(signIn)
      return showUnlock(request, reply, { signIn, next, problem })
    }
    await deps.store.transaction((tx) => checkSession(tx, session.idHash, deps.clock.now()))
    return reply.redirect(await wayIn(deps, signIn.staffId, next), 303)
  })
}

/** Whoever has no authenticator, in the demo, gives the password. */
async function recheck(deps: ConsoleDeps, signIn: SignIn, typed: string) {
  if (signIn.codeConfirmed) return checkCode(deps, signIn, typed)
  return (await isPassword(typed, signIn.passwordHash)) ? 'password' : undefined
}

function problemWith({ codeConfirmed }: SignIn): string {
  return codeConfirmed ? notRight : 'The password is not right'
}

function showUnlock(
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { readonly signIn: SignIn; readonly next: string | undefined; readonly problem?: string },
): Promise<FastifyReply> {
  const { signIn, next, problem } = shown
  return sendPage(request, reply, 'console/sign-in/unlock.njk', {
    name: signIn.name,
    asks: signIn.codeConfirmed ? 'code' : 'password',
    next: localPath(next),
    errors: problem === undefined ? [] : [{ field: 'code', text: problem }],
    status: problem === undefined ? 200 : 422,
  })
}
