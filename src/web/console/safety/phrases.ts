import type { FastifyReply, FastifyRequest } from 'fastify'
import { draftPhrase } from '../../../oversight/safety/change-phrase.ts'
import type { PhraseProblem } from '../../../oversight/safety/check-phrase.ts'
import { type KeptPhrase, listPhrases } from '../../../store/safety-phrases.ts'
import { nameStaff } from '../../../store/views/name-staff.ts'
import { onceUnlessRefused } from '../admin/once-unless-refused.ts'
import type { Server } from '../../server.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { dayOf } from '../times.ts'
import { safetyPage } from './safety-page.ts'
import { allKinds, kindName, levelNames } from './safety-words.ts'

interface Listing {
  Querystring: { readonly done?: unknown }
}

/** `/console/safety/phrases`: words that the net listens for beside its rules, and new ones. */
export function addPhrases(safety: Server, deps: ConsoleDeps): void {
  const { store } = deps
  safety.get<Listing>('/phrases', async (request, reply) => {
    const [phrases, nameOf] = await Promise.all([
      listPhrases(store.reading),
      nameStaff(store.reading),
    ])
    const of = (status: KeptPhrase['status']) =>
      phrases.filter((one) => one.status === status).map((one) => phraseLine(one, nameOf))
    return safetyPage(request, reply, {
      ...{ view: 'phrases', part: 'phrases' },
      done: request.query.done === 'withdrawn' ? 'Nobody listens for it any more.' : undefined,
      active: of('active'),
      drafts: of('draft'),
      withdrawn: of('withdrawn'),
    })
  })

  safety.get('/phrases/new', (request, reply) => showForm(request, reply, {}, []))

  safety.post('/phrases', async (request, reply) => {
    const { phrase = '', kind = '', level = '', why = '', key = '' } = readForm(request)
    const form = { phrase, kind, level, why }
    const result = await onceUnlessRefused(deps, request, key, async () => {
      const drafted = await draftPhrase(deps, request.viewer, form)
      return drafted.kind === 'drafted' ? `/console/safety/phrases/${drafted.id}` : drafted.problems
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    return showForm(request, reply, form, result)
  })
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  values: Readonly<Record<string, string>>,
  errors: readonly PhraseProblem[],
): Promise<FastifyReply> {
  return safetyPage(request, reply, {
    ...{ view: 'phrase-form', part: 'phrases', values, errors },
    status: errors.length > 0 ? 422 : 200,
    kinds: [
      { value: '', text: 'Choose' },
      ...allKinds.map((kind) => ({ value: kind, text: kindName(kind) })),
    ],
    levels: [
      {
        value: 'emergency',
        text: 'Emergency: somebody acts within minutes, at any hour',
        checked: values['level'] === 'emergency',
      },
      {
        value: 'worried',
        text: 'Worried: a person reads it today, and nobody is called at night',
        checked: values['level'] === 'worried',
      },
    ],
  })
}

function phraseLine(phrase: KeptPhrase, nameOf: (staffId: string) => string) {
  const { id, kind, level, createdBy, createdAt, activeBy, activeAt } = phrase
  const added = `added by ${nameOf(createdBy)}, ${dayOf(createdAt)}`
  const active =
    activeAt === undefined ? '' : `, active since ${dayOf(activeAt)} by ${nameOf(activeBy ?? '')}`
  const { withdrawnBy, withdrawnAt } = phrase
  const out =
    withdrawnAt === undefined
      ? ''
      : `, taken out ${dayOf(withdrawnAt)} by ${nameOf(withdrawnBy ?? '')}`
  return {
    ...{ id, phrase: phrase.phrase, why: phrase.why, status: phrase.status },
    about: `${kindName(kind)}, ${levelNames[level].toLowerCase()}`,
    history: `${added}${active}${out}`,
  }
}
