import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  settleSuggestion,
  type SuggestionDecided,
} from '../../../../editing/asked/decide-on-suggestion.ts'
import {
  findSuggestion,
  listSuggestions,
  type Suggestion,
  suggestionOutcomes,
} from '../../../../store/suggestions.ts'
import { nameStaff } from '../../../../store/views/name-staff.ts'
import type { Server } from '../../../server.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { forbidden, OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import { dayOf } from '../../times.ts'
import { askedPage, pageOf, pagesAround } from './asked-page.ts'
import { settledWords } from './asked-words.ts'

interface Listing {
  Querystring: Readonly<Record<string, unknown>>
}
interface One {
  Params: { readonly id: string }
}
type Refused = Extract<SuggestionDecided, { readonly kind: 'refused' }>

const mostOfAPage = 20
const here = '/console/editing/asked/suggestions'

/** `/console/editing/asked/suggestions`: what young people would have better, and what became of it. */
export function addSuggestions(editing: Server, deps: ConsoleDeps): void {
  const { store } = deps
  editing.get<Listing>('/asked/suggestions', async (request, reply) => {
    const status = request.query['status'] === 'decided' ? 'decided' : 'open'
    const asked = { status, page: pageOf(request.query), most: mostOfAPage } as const
    const [{ suggestions, total }, nameOf] = await Promise.all([
      listSuggestions(store.reading, asked),
      nameStaff(store.reading),
    ])
    return askedPage(request, reply, {
      ...{ view: 'suggestions', askedPart: 'suggestions', total, which: status },
      done: request.query['done'] === 'settled' ? 'Kept. Nobody is texted about it.' : undefined,
      lines: suggestions.map((one) => suggestionLine(one, nameOf)),
      pages: pagesAround({ ...asked, total }, (to) => `${here}?status=${status}&page=${to}`),
    })
  })

  editing.get<One>('/asked/suggestions/:id', async (request, reply) =>
    show(request, reply, { suggestion: await mustFind(deps, request) }),
  )

  editing.post<One>('/asked/suggestions/:id', async (request, reply) => {
    const suggestion = await mustFind(deps, request)
    const { outcome = '', reason = '', key = '' } = readForm(request)
    const result = await onceUnlessRefused<Refused>(deps, request, key, async () => {
      const asked = { id: suggestion.id, outcome, reason }
      const settled = await settleSuggestion(deps, request.viewer.staffId, asked)
      if (settled.kind === 'meanwhile') throw new OutOfDate()
      return settled.kind === 'refused' ? settled : `${here}?done=settled`
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    const context = { status: 422, errors: result.problems, values: { outcome, reason } }
    return show(request, reply, { suggestion, context })
  })
}

async function mustFind({ store }: ConsoleDeps, request: FastifyRequest<One>): Promise<Suggestion> {
  const suggestion = await findSuggestion(store.reading, request.params.id)
  if (suggestion === undefined || suggestion.decided !== undefined) throw forbidden()
  return suggestion
}

function show(
  request: FastifyRequest<One>,
  reply: FastifyReply,
  { suggestion, context }: { readonly suggestion: Suggestion; readonly context?: PageContext },
): Promise<FastifyReply> {
  const values = (context?.['values'] ?? {}) as Readonly<Record<string, string>>
  return askedPage(request, reply, {
    ...{ view: 'suggestion', askedPart: 'suggestions', errors: [] },
    id: suggestion.id,
    text: suggestion.masked,
    when: dayOf(suggestion.askedAt),
    outcomes: suggestionOutcomes.map((value) => ({
      ...{ value, text: settledWords[value] },
      checked: values['outcome'] === value,
    })),
    ...context,
    values,
  })
}

function suggestionLine(
  { id, masked, askedAt, decided }: Suggestion,
  nameOf: (staffId: string) => string,
) {
  return {
    ...{ id, text: masked, when: dayOf(askedAt) },
    ...(decided !== undefined && {
      outcome: settledWords[decided.outcome],
      reason: decided.reason,
      by: `${nameOf(decided.by)}, ${dayOf(decided.at)}`,
    }),
  }
}
