import type { FastifyReply, FastifyRequest } from 'fastify'
import { publishNotice, withdrawNotice } from '../../../../editing/asked/publish-notice.ts'
import type { DraftProblem } from '../../../../editing/check-draft.ts'
import { countSegments } from '../../../../knowledge/segments.ts'
import { type GeneralNotice, listGeneralNotices } from '../../../../store/general-notices.ts'
import { nameStaff } from '../../../../store/views/name-staff.ts'
import type { Server } from '../../../server.ts'
import { onceUnlessRefused } from '../../admin/once-unless-refused.ts'
import { OutOfDate } from '../../errors.ts'
import { type ConsoleDeps, type PageContext, readForm } from '../../page.ts'
import { submitOnce } from '../../submit-once.ts'
import { dayOf } from '../../times.ts'
import { askedPage } from './asked-page.ts'

interface Listing {
  Querystring: { readonly done?: unknown }
}
interface One {
  Params: { readonly id: string }
}

const mostShown = 20
const usualDays = '30'
const here = '/console/editing/asked/notice'

/** `/console/editing/asked/notice`: what became of suggestions, said once to everybody who writes. */
export function addNotice(editing: Server, deps: ConsoleDeps): void {
  editing.get<Listing>('/asked/notice', (request, reply) =>
    show(deps, request, reply, { done: doneWords[String(request.query.done)] }),
  )

  editing.post('/asked/notice', async (request, reply) => {
    const { text = '', days = '', key = '' } = readForm(request)
    const result = await onceUnlessRefused<readonly DraftProblem[]>(
      deps,
      request,
      key,
      async () => {
        const notice = { text, days: Number(days) }
        const problems = await publishNotice(deps, request.viewer.staffId, notice)
        return problems.length > 0 ? problems : `${here}?done=published`
      },
    )
    if (typeof result === 'string') return reply.redirect(result, 303)
    return show(deps, request, reply, { status: 422, errors: result, values: { text, days } })
  })

  editing.post<One>('/asked/notice/:id/withdraw', async (request, reply) => {
    const { key = '' } = readForm(request)
    const location = await submitOnce(deps, request, key, async () => {
      const { staffId } = request.viewer
      if (!(await withdrawNotice(deps, staffId, request.params.id))) throw new OutOfDate()
      return `${here}?done=withdrawn`
    })
    return reply.redirect(location, 303)
  })
}

const doneWords: Readonly<Record<string, string>> = {
  published: 'It holds from now on. Everybody who writes is told once.',
  withdrawn: 'Withdrawn. Nobody is told any more.',
}

async function show(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
): Promise<FastifyReply> {
  const now = clock.now()
  const [notices, nameOf] = await Promise.all([
    listGeneralNotices(store.reading, mostShown),
    nameStaff(store.reading),
  ])
  const inForce = notices.find((notice) => holds(notice, now))
  const line = (notice: GeneralNotice) => noticeLine(notice, nameOf)
  return askedPage(request, reply, {
    ...{ view: 'notice', askedPart: 'notice', errors: [], values: { days: usualDays } },
    inForce: inForce && line(inForce),
    earlier: notices.filter((notice) => notice !== inForce).map(line),
    ...context,
  })
}

function holds({ from, until, withdrawnAt }: GeneralNotice, now: Date): boolean {
  return withdrawnAt === undefined && from <= now && now < until
}

function noticeLine(notice: GeneralNotice, nameOf: (staffId: string) => string) {
  const { id, text, from, until, createdBy, withdrawnAt, withdrawnBy } = notice
  const { segments } = countSegments(text)
  return {
    ...{ id, text },
    about: `By ${nameOf(createdBy)}, from ${dayOf(from)} until ${dayOf(until)} · ${segments === 1 ? '1 billed part' : `${segments} billed parts`}`,
    ...(withdrawnAt !== undefined && {
      withdrawn: `Withdrawn by ${nameOf(withdrawnBy ?? '')}, ${dayOf(withdrawnAt)}`,
    }),
  }
}
