import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasRole } from '../../../domain/viewer.ts'
import { importPeople, previewPeople, RegisterChanged } from '../../../register/import-people.ts'
import { importStaff, previewStaff } from '../../../register/import-staff.ts'
import type { Server } from '../../server.ts'
import { forbidden, OutOfDate } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { loadSession } from '../session.ts'
import { adminPage } from './admin-page.ts'
import { onceUnlessRefused } from './once-unless-refused.ts'
import { type ImportPlan, planPage } from './plan-page.ts'

interface Query {
  Querystring: { readonly added?: unknown; readonly changed?: unknown }
}

interface Import {
  readonly what: 'people' | 'staff'
  preview(csv: string): Promise<ImportPlan>
  write(csv: string, staffId: string): Promise<ImportPlan>
}

/** A file of 5 MB, with every comma and line end as three characters. */
const bodyLimit = 16 * 1024 * 1024

/** `/console/admin/import/…`: a file of young people or of staff; shown first, then taken in. */
export function addImport(admin: Server, deps: ConsoleDeps): void {
  addOne(admin, deps, {
    what: 'people',
    preview: async (csv) => peoplePlan(await previewPeople(deps, csv)),
    write: async (csv, staffId) => peoplePlan(await importPeople(deps, csv, staffId)),
  })
  addOne(admin, deps, {
    what: 'staff',
    preview: async (csv) => staffPlan(await previewStaff(deps, csv)),
    write: async (csv, staffId) => staffPlan(await importStaff(deps, csv, staffId)),
  })
}

function peoplePlan(plan: Awaited<ReturnType<typeof previewPeople>>): ImportPlan {
  return { ...plan, rows: plan.people.map((one) => ({ ...one, who: one.reference })) }
}

function staffPlan(plan: Awaited<ReturnType<typeof previewStaff>>): ImportPlan {
  return { ...plan, rows: plan.staff.map((one) => ({ ...one, who: one.facts.name })) }
}

function addOne(admin: Server, deps: ConsoleDeps, way: Import): void {
  const path = `/import/${way.what}`
  const large = { bodyLimit, onRequest: refuseOthers }

  admin.get<Query>(path, (request, reply) => {
    const [added, changed] = [countOf(request.query.added), countOf(request.query.changed)]
    const done = added === undefined || changed === undefined ? undefined : { added, changed }
    return showAsk(request, reply, way, { done })
  })

  admin.post(`${path}/check`, large, async (request, reply) => {
    const csv = readForm(request)['csv'] ?? ''
    if (csv.trim() === '') {
      const errors = [{ field: 'csv', text: 'Choose a file, or paste what is in it' }]
      return showAsk(request, reply, way, { errors, status: 422 })
    }
    return showPlan(request, reply, { way, csv, plan: await way.preview(csv) })
  })

  admin.post(path, large, async (request, reply) => {
    const { csv = '', key = '' } = readForm(request)
    const result = await onceUnlessRefused(deps, request, key, async () => {
      const plan = await writeOrOutOfDate(way, csv, request.viewer.staffId)
      return plan.faults.length > 0 ? plan : `/console/admin${path}?${countsOf(plan)}`
    })
    if (typeof result === 'string') return reply.redirect(result, 303)
    return showPlan(request, reply, { way, csv, plan: result })
  })
}

async function writeOrOutOfDate(way: Import, csv: string, by: string): Promise<ImportPlan> {
  try {
    return await way.write(csv, by)
  } catch (error) {
    throw error instanceof RegisterChanged ? new OutOfDate() : error
  }
}

/** So large a body is read for administrators alone, before anything else is known of it. */
async function refuseOthers(request: FastifyRequest): Promise<void> {
  const session = await loadSession(request)
  if (session === undefined || !hasRole(session.viewer, 'administrator')) throw forbidden()
}

function showAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  { what }: Import,
  context: Readonly<Record<string, unknown>>,
): Promise<FastifyReply> {
  return adminPage(request, reply, { view: 'import', part: 'import', what, ...context })
}

interface Shown {
  readonly way: Import
  readonly csv: string
  readonly plan: ImportPlan
}

function showPlan(
  request: FastifyRequest,
  reply: FastifyReply,
  { way, csv, plan }: Shown,
): Promise<FastifyReply> {
  return adminPage(request, reply, {
    view: 'import-check',
    part: 'import',
    ...{ what: way.what, csv, ...planPage(plan) },
    status: plan.faults.length > 0 ? 422 : 200,
  })
}

function countsOf({ rows }: ImportPlan): string {
  const added = rows.filter(({ id }) => id === undefined).length
  const counts = { added: String(added), changed: String(rows.length - added) }
  return new URLSearchParams(counts).toString()
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : undefined
}
