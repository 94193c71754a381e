import type { FastifyReply, FastifyRequest } from 'fastify'
import { toString as toQr } from 'qrcode'
import { codeAddress } from '../../domain/one-time-code.ts'
import { confirmCode, findSignIn, type SignIn } from '../../store/sign-ins.ts'
import type { Server } from '../server.ts'
import { checkCode, renewRecoveryCodes } from './authenticator.ts'
import { notRight } from './code.ts'
import { isOurForm } from './csrf.ts'
import { OutOfDate } from './errors.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'
import { loadSessionAs, setSessionCookie, startSession } from './session.ts'
import { tryFor, waitWords } from './tries.ts'

const square = { type: 'svg', margin: 2 } as const

/** An authenticator that waits for its first code. */
interface Waiting extends SignIn {
  readonly codeKey: string
}

/** `/console/set-up/code`: the phone learns to make the codes, and shows that it can. */
export function addSetUpCode(console: Server, deps: ConsoleDeps): void {
  console.get('/set-up/code', async (request, reply) => {
    const waiting = await findWaiting(deps, request)
    if (waiting === undefined) return reply.redirect('/console/sign-in', 303)
    return showSetUp(request, reply, waiting)
  })
  console.get('/set-up/qr.svg', async (request, reply) => {
    const waiting = await findWaiting(deps, request)
    if (waiting === undefined) return reply.code(404).send()
    return reply.type('image/svg+xml').send(await toQr(addressOf(deps, waiting), square))
  })
  console.post('/set-up/code', async (request, reply) => {
    const waiting = await findWaiting(deps, request)
    if (waiting === undefined) return reply.redirect('/console/sign-in', 303)
    if (!isOurForm(request)) throw new OutOfDate()
    const { code = '' } = readForm(request)
    const tried = await tryFor(deps, request, `code:${waiting.staffId}`, () =>
      checkCode(deps, waiting, code),
    )
    if (tried.kind === 'wait') return showSetUp(request, reply, waiting, waitWords(tried.until))
    if (tried.kind === 'wrong') return showSetUp(request, reply, waiting, notRight)
    return finish(deps, request, reply, waiting)
  })
}

/** Only between the password and the first code, and within a day of the link. */
async function findWaiting(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
): Promise<Waiting | undefined> {
  const session = await loadSessionAs(request, 'half')
  if (session === undefined) return undefined
  const signIn = await findSignIn(store, session.viewer.staffId)
  if (signIn?.codeKey === undefined || signIn.codeConfirmed) return undefined
  if (signIn.setUpUntil === undefined || signIn.setUpUntil <= clock.now()) return undefined
  return { ...signIn, codeKey: signIn.codeKey }
}

function addressOf({ library }: ConsoleDeps, { codeKey, email, name }: Waiting): string {
  const issuer = `Waymark ${library().council.shortName}`
  return codeAddress(codeKey, { issuer, label: email ?? name })
}

async function finish(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { staffId }: Waiting,
): Promise<FastifyReply> {
  const at = clock.now()
  const { codes, token } = await store.transaction(async (tx) => {
    await confirmCode(tx, staffId, at)
    return {
      codes: await renewRecoveryCodes(tx, staffId),
      token: await startSession(tx, request, { staffId, kind: 'desk', by: 'authenticator' }, at),
    }
  })
  setSessionCookie(request, reply, token)
  return sendPage(request, reply, 'console/sign-in/recovery-codes.njk', { codes })
}

function showSetUp(
  request: FastifyRequest,
  reply: FastifyReply,
  waiting: Waiting,
  problem?: string,
): Promise<FastifyReply> {
  return sendPage(request, reply, 'console/sign-in/set-up-code.njk', {
    key: waiting.codeKey.match(/.{1,4}/g),
    address: addressOf(request.server.consoleDeps, waiting),
    errors: problem === undefined ? [] : [{ field: 'code', text: problem }],
    status: problem === undefined ? 200 : 422,
  })
}
