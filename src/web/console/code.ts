import type { FastifyReply, FastifyRequest } from 'fastify'
import { findSignIn } from '../../store/sign-ins.ts'
import type { Server } from '../server.ts'
import { checkCode } from './authenticator.ts'
import { isOurForm } from './csrf.ts'
import { OutOfDate } from './errors.ts'
import { localPath } from './local-path.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'
import { loadSessionAs, openSession } from './session.ts'
import { tryFor, waitWords } from './tries.ts'
import { wayIn } from './way-in.ts'

type Fields = Readonly<Record<string, string | undefined>>

/** `/console/code`: the second step, with the code from the phone or a recovery code. */
export function addCode(console: Server, deps: ConsoleDeps): void {
  console.get<{ Querystring: Fields }>('/code', async (request, reply) => {
    if ((await loadSessionAs(request, 'half')) === undefined) return reply.redirect(signIn, 303)
    return showCode(request, reply, request.query)
  })
  console.post('/code', async (request, reply) => {
    const form = readForm(request)
    const session = await loadSessionAs(request, 'half')
    if (session === undefined) return reply.redirect(signIn, 303)
    if (!isOurForm(request)) throw new OutOfDate()
    const { staffId } = session.viewer
    const tried = await tryFor(deps, request, `code:${staffId}`, async () => {
      const found = await findSignIn(deps.store, staffId)
      if (found?.codeConfirmed !== true) return undefined
      return checkCode(deps, found, form['code'] ?? '')
    })
    if (tried.kind === 'wait') return showCode(request, reply, form, waitWords(tried.until))
    if (tried.kind === 'wrong') return showCode(request, reply, form, notRight)
    const kind = form['phone'] === 'yes' ? 'phone' : 'desk'
    await openSession(request, reply, { staffId, kind, by: tried.value })
    return reply.redirect(await wayIn(deps, staffId, form['next']), 303)
  })
}

const signIn = '/console/sign-in'

export const notRight =
  'The code is not right. Each counts once: wait for the next one, or use a recovery code'

function showCode(
  request: FastifyRequest,
  reply: FastifyReply,
  { next, phone }: Fields,
  problem?: string,
): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/sign-in/code.njk', {
    next: localPath(next),
    phone,
    errors: problem === undefined ? [] : [{ field: 'code', text: problem }],
    status: problem === undefined ? 200 : 422,
  })
}
