import type { FastifyReply, FastifyRequest } from 'fastify'
import { stateOf } from '../../domain/session.ts'
import { recordEvent } from '../../store/events.ts'
import { isPassword } from '../../store/passwords.ts'
import { findSignInByEmail, type SignIn } from '../../store/sign-ins.ts'
import { isFromOwnPage } from '../plugins/same-origin.ts'
import type { Server } from '../server.ts'
import { OutOfDate } from './errors.ts'
import { localPath } from './local-path.ts'
import { type ConsoleDeps, readForm, sendPage } from './page.ts'
import { loadSession, openSession } from './session.ts'
import { type Tried, tryFor, waitWords } from './tries.ts'
import { offerAuthenticator } from './authenticator.ts'
import { wayIn } from './way-in.ts'

interface Query {
  Querystring: { readonly next?: string | readonly string[] }
}

type Fields = Readonly<Record<string, string>>

/** `/console/sign-in`: the first step, with e-mail and password. */
export function addSignIn(console: Server, deps: ConsoleDeps): void {
  console.get<Query>('/sign-in', async (request, reply) => {
    const { next } = request.query
    const wanted = typeof next === 'string' ? next : undefined
    const session = await loadSession(request)
    if (session !== undefined && stateOf(session, deps.clock.now()) === 'open') {
      return reply.redirect(localPath(wanted), 303)
    }
    return showSignIn(request, reply, { next: localPath(wanted) })
  })
  console.post('/sign-in', async (request, reply) => {
    // There is no session yet for a token to belong to.
    if (!isFromOwnPage(request)) throw new OutOfDate()
    const form = readForm(request)
    const missing = missingOf(form)
    if (missing.length > 0) return showSignIn(request, reply, form, missing)
    return signIn(deps, request, reply, form)
  })
}

async function signIn(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  form: Fields,
): Promise<FastifyReply> {
  const tried = await tryPassword(deps, request, form)
  if (tried.kind === 'wait') {
    return showSignIn(request, reply, form, [{ text: waitWords(tried.until) }], 429)
  }
  if (tried.kind === 'wrong') {
    const text = 'The e-mail address or the password is not right'
    return showSignIn(request, reply, form, [{ field: 'email', text }])
  }
  const next = new URLSearchParams(carriedOn(form)).toString()
  switch (nextStep(deps, tried.value)) {
    case 'code':
      await openSession(request, reply, { staffId: tried.value.staffId, kind: 'half' })
      return reply.redirect(`/console/code?${next}`, 303)
    case 'set-up':
      await openSession(request, reply, { staffId: tried.value.staffId, kind: 'half' })
      await offerAuthenticator(deps, tried.value.staffId)
      return reply.redirect('/console/set-up/code', 303)
    case 'link':
      return sendPage(request, reply, 'console/sign-in/no-code.njk')
    case 'in': {
      const kind = form['phone'] === 'yes' ? 'phone' : 'desk'
      await openSession(request, reply, { staffId: tried.value.staffId, kind })
      return reply.redirect(await wayIn(deps, tried.value.staffId, form['next']), 303)
    }
  }
}

/** In the demo no code is asked for, unless somebody has set up an authenticator there. */
function nextStep({ demo, clock }: ConsoleDeps, signIn: SignIn): 'code' | 'set-up' | 'link' | 'in' {
  if (signIn.codeConfirmed) return 'code'
  if (demo) return 'in'
  const mayStill = signIn.setUpUntil !== undefined && signIn.setUpUntil > clock.now()
  return mayStill ? 'set-up' : 'link'
}

function tryPassword(
  deps: ConsoleDeps,
  request: FastifyRequest,
  form: Fields,
): Promise<Tried<SignIn>> {
  const { store, clock } = deps
  const email = (form['email'] ?? '').trim().toLowerCase()
  return tryFor(deps, request, `password:${email}`, async () => {
    const found = await findSignInByEmail(store, email)
    if (await isPassword(form['password'] ?? '', found?.passwordHash)) return found
    const detail = { step: 'password' }
    await store.transaction((tx) => {
      const who = found === undefined ? {} : { staffId: found.staffId }
      return recordEvent(tx, { kind: 'sign-in-failed', ...who, detail }, clock.now())
    })
    return undefined
  })
}

// === The page

interface Problem {
  readonly field?: string
  readonly text: string
}

function missingOf(form: Fields): readonly Problem[] {
  const isMissing = (field: string): boolean => (form[field] ?? '').trim() === ''
  return [
    ...(isMissing('email') ? [{ field: 'email', text: 'Enter your work e-mail address' }] : []),
    ...(isMissing('password') ? [{ field: 'password', text: 'Enter your password' }] : []),
  ]
}

function showSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  form: Fields,
  errors: readonly Problem[] = [],
  status = errors.length > 0 ? 422 : 200,
): Promise<FastifyReply> {
  const { email, phone, next } = form
  const shown = { email, phone, next: localPath(next), errors, status }
  return sendPage(request, reply, 'console/sign-in/sign-in.njk', shown)
}

/** What the second step is to know of the first. */
function carriedOn(form: Fields): Record<string, string> {
  return { next: localPath(form['next']), ...(form['phone'] === 'yes' && { phone: 'yes' }) }
}
