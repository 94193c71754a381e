import type { FastifyReply, FastifyRequest } from 'fastify'
import type { StaffMember } from '../../../domain/staff.ts'
import { hasRole } from '../../../domain/viewer.ts'
import { readHours, writeHours } from '../../../register/hours.ts'
import { addAbsence, cancelAbsence, loadAbsences } from '../../../store/absences.ts'
import { listShifts } from '../../../store/on-call.ts'
import { recordEvent } from '../../../store/events.ts'
import { changeStaff, findStaff, loadRoster } from '../../../store/staff.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, type PageContext, readAll, readForm, sendPage } from '../page.ts'
import { submitOnce } from '../submit-once.ts'
import { readAbsence } from './absence-form.ts'
import { coversFor, hoursPage } from './hours-page.ts'

interface Params {
  Params: { staffId?: string; absenceId?: string }
  Querystring: { done?: string }
}

/** `/console/hours`: one's own hours and time away; a team manager's team's under `/of/ID`. */
export function addHours(console: Server, deps: ConsoleDeps): void {
  for (const base of ['/hours', '/hours/of/:staffId']) addHoursAt(console, deps, base)
}

function addHoursAt(console: Server, deps: ConsoleDeps, base: string): void {
  console.get<Params>(base, async (request, reply) => {
    const member = await mustEdit(deps, request)
    const { done } = request.query
    return showHours(deps, request, reply, member, {
      done: typeof done === 'string' ? doneWords[done] : undefined,
    })
  })

  console.post<Params>(`${base}/pattern`, async (request, reply) => {
    const member = await mustEdit(deps, request)
    const form = readForm(request)
    const read = readHours(form['hours'] ?? '')
    if ('problem' in read) {
      const errors = [{ field: 'hours', text: `${read.problem}. ${read.remedy}` }]
      return showHours(deps, request, reply, member, { status: 422, errors, values: form })
    }
    const location = await submitOnce(deps, request, form['key'] ?? '', async () => {
      await deps.store.transaction(async (tx) => {
        await changeStaff(tx, { ...member, workingPattern: read.value })
        const by = { staffId: request.viewer.staffId, detail: { of: member.id } }
        await recordEvent(tx, { kind: 'hours-changed', ...by }, deps.clock.now())
      })
      return `${baseOf(request, member)}?done=hours`
    })
    return reply.redirect(location, 303)
  })

  console.post<Params>(`${base}/away`, async (request, reply) => {
    const member = await mustEdit(deps, request)
    const form = readForm(request)
    const told = readAll(request, 'tell')
    const at = deps.clock.now()
    const covers = coversFor(member, await loadRoster(deps.store.reading, at))
    const ids = new Set(covers.map((one) => one.id))
    const read = readAbsence({ form, told, staffId: member.id, covers: ids })
    if ('errors' in read) {
      const page = { status: 422, errors: read.errors, values: { ...form, tell: told } }
      return showHours(deps, request, reply, member, page)
    }
    const location = await submitOnce(deps, request, form['key'] ?? '', async () => {
      await deps.store.transaction(async (tx) => {
        const id = await addAbsence(tx, read.absence, request.viewer.staffId, at)
        const by = { staffId: request.viewer.staffId, detail: { of: member.id, absence: id } }
        await recordEvent(tx, { kind: 'absence-added', ...by }, at)
      })
      return `${baseOf(request, member)}?done=away`
    })
    return reply.redirect(location, 303)
  })

  console.post<Params>(`${base}/away/:absenceId/cancel`, async (request, reply) => {
    const member = await mustEdit(deps, request)
    const absenceId = request.params.absenceId ?? ''
    const at = deps.clock.now()
    const absences = await loadAbsences(deps.store.reading, [member.id], at)
    if (absences.get(member.id)?.some(({ id }) => id === absenceId) !== true) throw forbidden()
    await deps.store.transaction(async (tx) => {
      await cancelAbsence(tx, absenceId, at)
      const by = { staffId: request.viewer.staffId, detail: { of: member.id, absence: absenceId } }
      await recordEvent(tx, { kind: 'absence-cancelled', ...by }, at)
    })
    return reply.redirect(`${baseOf(request, member)}?done=back`, 303)
  })
}

const doneWords: Readonly<Record<string, string>> = {
  hours: 'The hours are saved.',
  away: 'The time away is noted. What young people ask for meanwhile goes to the cover, or to duty.',
  back: 'The time away is taken back.',
}

/** Oneself, or somebody of the manager's team. */
async function mustEdit(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest<Params>,
): Promise<StaffMember> {
  const { viewer, params } = request
  const staffId = params.staffId ?? viewer.staffId
  const member = await findStaff(store.reading, staffId, clock.now())
  const mayEdit =
    staffId === viewer.staffId || (hasRole(viewer, 'team-manager') && member?.team === viewer.team)
  if (member === undefined || !mayEdit) throw forbidden()
  return member
}

function baseOf(request: FastifyRequest, member: StaffMember): string {
  return member.id === request.viewer.staffId ? '/console/hours' : `/console/hours/of/${member.id}`
}

async function showHours(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  member: StaffMember,
  context: PageContext,
): Promise<FastifyReply> {
  const now = clock.now()
  const onCall = { from: now.getTime(), until: Number.MAX_SAFE_INTEGER, staffId: member.id }
  const [roster, byStaff, shifts] = await Promise.all([
    loadRoster(store.reading, now),
    loadAbsences(store.reading, [member.id], now),
    listShifts(store.reading, onCall),
  ])
  const mine = member.id === request.viewer.staffId
  const absences = byStaff.get(member.id) ?? []
  const page = hoursPage({ member, absences, shifts, roster, mine, now })
  const given = (context['values'] ?? {}) as Readonly<Record<string, unknown>>
  const values = { hours: writeHours(member.workingPattern), ...given }
  return sendPage(request, reply, 'console/hours/hours.njk', { ...page, ...context, values })
}
