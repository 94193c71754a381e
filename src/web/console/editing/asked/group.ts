import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  dismissGroup,
  type GroupDecided,
  startArticle,
  startAsk,
} from '../../../../editing/asked/decide-on-group.ts'
import { type AskedGroup, findAskedGroup } from '../../../../store/asked.ts'
import { countAsked } from '../../../../store/count-asked.ts'
import type { Server } from '../../../server.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { forbidden } from '../../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import { editingAddressOf } from '../address-of.ts'
import { askedPage, pageOf } from './asked-page.ts'
import { groupPage } from './group-page.ts'

interface One {
  Params: { readonly language: string; readonly signature: string }
  Querystring: Readonly<Record<string, unknown>>
}
type Form = Readonly<Record<string, string>>
type Refused = Extract<GroupDecided, { readonly kind: 'refused' }>

/** `/console/editing/asked/LANGUAGE/SIGNATURE`: all that is alike, and what is to become of it. */
export function addGroup(editing: Server, deps: ConsoleDeps): void {
  const decides = (
    path: string,
    decide: (request: FastifyRequest<One>, form: Form) => Promise<GroupDecided>,
  ): void => {
    editing.post<One>(`/asked/:language/:signature/${path}`, async (request, reply) => {
      const group = await mustFind(deps, request)
      const form = readForm(request)
      const result = await onceUnlessRefused<Refused>(
        deps,
        request,
        form['key'] ?? '',
        async () => {
          const decided = await decide(request, form)
          return decided.kind === 'refused' ? decided : whereTo(decided)
        },
      )
      if (typeof result === 'string') return reply.redirect(result, 303)
      const context = { status: 422, errors: result.problems, values: form }
      return show(deps, request, reply, { group, context })
    })
  }

  editing.get<One>('/asked/:language/:signature', async (request, reply) => {
    await countAsked(deps.store)
    return show(deps, request, reply, { group: await mustFind(deps, request) })
  })
  decides('ask', ({ viewer, params }, { article = '', ask = '' }) =>
    startAsk(deps, viewer.staffId, params, { article, ask }),
  )
  decides('article', ({ viewer, params }, form) => {
    const { title = '', 'new-ask': ask = '' } = form
    return startArticle(deps, viewer.staffId, params, { title, ask })
  })
  decides('dismiss', ({ viewer, params }, { reason = '' }) =>
    dismissGroup(deps, viewer.staffId, params, reason),
  )
}

/** Words of a sensitive topic are not there until three people asked alike. */
async function mustFind({ store }: ConsoleDeps, request: FastifyRequest<One>): Promise<AskedGroup> {
  const group = await findAskedGroup(store.reading, request.params)
  if (group === undefined || group.hidden) throw forbidden()
  return group
}

function whereTo(decided: Exclude<GroupDecided, Refused>): string {
  const { kind, place } = decided
  const queue = '/console/editing/asked?done='
  if (kind === 'meanwhile') return `${queue}${place === undefined ? 'meanwhile' : 'begun'}`
  return place === undefined ? `${queue}dismissed` : editingAddressOf(place)
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest<One>,
  reply: FastifyReply,
  { group, context }: { readonly group: AskedGroup; readonly context?: PageContext },
): Promise<FastifyReply> {
  const page = await groupPage(deps, group, pageOf(request.query))
  // The article that answered them, and did not help, is the likeliest to need another ask.
  const values = { article: page.answers[0]?.article ?? '' }
  return askedPage(request, reply, {
    ...{ view: 'group', askedPart: 'questions', values, errors: [], ...page },
    ...context,
  })
}
