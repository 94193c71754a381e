import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../../../domain/staff.ts'
import { hasRole } from '../../../domain/viewer.ts'
import { recordEvent } from '../../../store/events.ts'
import { addShift, cancelShift, listShifts } from '../../../store/on-call.ts'
import { loadRoster } from '../../../store/staff.ts'
import type { Server } from '../../server.ts'
import { forbidden, OutOfDate } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readForm, sendPage } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { onCallPage } from './on-call-page.ts'
import { readShift } from './shift-form.ts'

interface Params {
  Params: { shiftId?: string }
  Querystring: { done?: string }
}

const path = '/console/on-call'
const planners: readonly Role[] = ['team-manager', 'safeguarding-lead', 'administrator']
/** How far ahead shifts are shown and looked at, in milliseconds. */
const aheadMs = 400 * 24 * 60 * 60 * 1000

const doneWords: Readonly<Record<string, string>> = {
  planned: 'The shift is planned. They see it under My hours.',
  back: 'The shift is taken back. Look at the gaps.',
}

/** `/console/on-call`: the paid rota, or what the council declares in its place. */
export function addOnCall(console: Server, deps: ConsoleDeps): void {
  console.get<Params>('/on-call', (request, reply) => {
    mustPlan(request)
    const { done } = request.query
    return show(deps, request, reply, { done: typeof done === 'string' ? doneWords[done] : '' })
  })

  console.post<Params>('/on-call', async (request, reply) => {
    mustPlanRota(deps, request)
    const form = readForm(request)
    const read = readShift({ form, ...(await load(deps)) })
    if ('errors' in read) {
      return show(deps, request, reply, { status: 422, errors: read.errors, values: form })
    }
    const { shift } = read
    const location = await submitOnce(deps, request, form['key'] ?? '', async () => {
      const at = deps.clock.now()
      const { staffId: by } = request.viewer
      await deps.store.transaction(async (tx) => {
        const id = await addShift(tx, shift, by, at)
        const detail = { of: shift.staffId, shift: id }
        await recordEvent(tx, { kind: 'on-call-planned', staffId: by, detail }, at)
      })
      return `${path}?done=planned`
    })
    return reply.redirect(location, 303)
  })

  console.post<Params>('/on-call/:shiftId/cancel', async (request, reply) => {
    mustPlanRota(deps, request)
    const shift = request.params.shiftId ?? ''
    const at = deps.clock.now()
    const { staffId } = request.viewer
    await deps.store.transaction(async (tx) => {
      if (!(await cancelShift(tx, shift, at))) return
      await recordEvent(tx, { kind: 'on-call-taken-back', staffId, detail: { shift } }, at)
    })
    return reply.redirect(`${path}?done=back`, 303)
  })
}

function mustPlan({ viewer }: FastifyRequest<Params>): void {
  if (!planners.some((role) => hasRole(viewer, role))) throw forbidden()
}

/** The council may have declared something else since the page was shown. */
function mustPlanRota(deps: ConsoleDeps, request: FastifyRequest<Params>): void {
  mustPlan(request)
  if (deps.library().council.safety.outOfHours.kind !== 'rota') throw new OutOfDate()
}

async function load({ store, clock }: ConsoleDeps) {
  const now = clock.now()
  const [roster, shifts] = await Promise.all([
    loadRoster(store.reading, now),
    listShifts(store.reading, { from: now.getTime(), until: now.getTime() + aheadMs }),
  ])
  return { roster, shifts, now }
}

async function show(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  context: PageContext,
): Promise<FastifyReply> {
  const { safety, serviceHours } = deps.library().council
  const { outOfHours } = safety
  const page = onCallPage({ outOfHours, serviceHours, ...(await load(deps)) })
  return sendPage(request, reply, 'console/on-call/on-call.njk', {
    values: {},
    ...page,
    ...context,
  })
}
