import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type Activated,
  activatePhrase,
  runAgain,
  takePhraseOut,
} from '../../../oversight/safety/change-phrase.ts'
import { findPhrase, type KeptPhrase } from '../../../store/safety-phrases.ts'
import type { Server } from '../../server.ts'
import { forbidden, OutOfDate } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readForm, sendPart } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { onceUnlessRefused } from '../admin/once-unless-refused.ts'
import { phrasePage } from './phrase-page.ts'
import { safetyPage } from './safety-page.ts'

interface One {
  Params: { readonly id: string }
  Querystring: { readonly done?: unknown }
}

const here = '/console/safety/phrases'

/** `/console/safety/phrases/ID`: what a run shows, making it active, and taking it out. */
export function addPhrase(safety: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  safety.get<One>('/phrases/:id', async (request, reply) => {
    const phrase = await mustFind(deps, request)
    const done = request.query.done === 'active' ? doneActive : undefined
    return show(deps, request, reply, { phrase, context: { done } })
  })

  safety.get<One>('/phrases/:id/run', async (request, reply) => {
    const page = phrasePage(await mustFind(deps, request), clock.now())
    return sendPart(request, reply, 'console/safety/phrase-run.njk', page)
  })

  safety.post<One>('/phrases/:id/run', async (request, reply) => {
    const { id } = await mustFind(deps, request)
    const { key = '' } = readForm(request)
    const location = await submitOnce(deps, request, key, async () => {
      if (!(await runAgain(deps, request.viewer, id))) throw new OutOfDate()
      return `${here}/${id}`
    })
    return reply.redirect(location, 303)
  })

  safety.post<One>('/phrases/:id/active', async (request, reply) => {
    const phrase = await mustFind(deps, request)
    const { seen = '', sure = '', key = '' } = readForm(request)
    const result = await onceUnlessRefused(deps, request, key, async () => {
      const asked = { id: phrase.id, seenAt: Number(seen), sure: sure === 'yes' }
      const activated = await activatePhrase(deps, request.viewer, asked)
      return activated.kind === 'active'
        ? `${here}/${phrase.id}?done=active`
        : [{ field: 'sure', text: refusalOf(activated.kind) }]
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    return show(deps, request, reply, { phrase, context: { status: 422, errors: result } })
  })

  safety.post<One>('/phrases/:id/out', async (request, reply) => {
    const { id } = await mustFind(deps, request)
    const { key = '' } = readForm(request)
    const location = await submitOnce(deps, request, key, async () => {
      if (!(await takePhraseOut({ store, clock }, request.viewer, id))) throw new OutOfDate()
      return `${here}?done=withdrawn`
    })
    return reply.redirect(location, 303)
  })
}

const doneActive =
  'It is active. Within two seconds every text that comes in is read for it; what came in before is not.'

async function mustFind({ store }: ConsoleDeps, request: FastifyRequest<One>): Promise<KeptPhrase> {
  const phrase = await findPhrase(store.reading, request.params.id)
  if (phrase === undefined) throw forbidden()
  return phrase
}

function show(
  { clock }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { phrase, context }: { readonly phrase: KeptPhrase; readonly context: PageContext },
): Promise<FastifyReply> {
  const page = phrasePage(phrase, clock.now())
  return safetyPage(request, reply, { ...page, view: 'phrase', part: 'phrases', ...context })
}

function refusalOf(kind: Exclude<Activated['kind'], 'active'>): string {
  switch (kind) {
    case 'confirm':
      return 'It disturbs more than it catches: tick that you want it all the same'
    case 'too-noisy':
      return 'It would alarm more than 1 in 200 harmless texts. Add a word that makes it a sign'
    case 'stale':
      return 'The run is older than 7 days: run it again first'
    case 'no-run':
      return 'It has not been run yet'
    case 'changed':
      throw new OutOfDate()
  }
}
