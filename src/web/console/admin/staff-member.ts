import type { FastifyReply, FastifyRequest } from 'fastify'
import { roles, type StaffMember } from '../../../domain/staff.ts'
import { askForRole, takeRole } from '../../../register/ask-for-role.ts'
import { saveStaff, type StaffForm } from '../../../register/import-staff.ts'
import { guardedRoles } from '../../../register/staff-columns.ts'
import { staffLeft } from '../../../register/staff-left.ts'
import { recordEvent } from '../../../store/events.ts'
import { countInHand } from '../../../store/leaving.ts'
import { listRoleRequests } from '../../../store/role-requests.ts'
import { startSetUp } from '../../../store/sign-ins.ts'
import { loadRoster } from '../../../store/staff.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { adminPage, type FieldError, roleName } from './admin-page.ts'
import { onceUnlessRefused } from './once-unless-refused.ts'
import { emptyForm, errorsOf, formOf, formPage, typedStaff } from './staff-form.ts'

interface Params {
  Params: { readonly id: string }
  Querystring: { readonly done?: unknown }
}

const base = '/console/admin/staff'

/** `/console/admin/staff/…`: adding somebody, changing them, their link, their leaving. */
export function addStaffMember(admin: Server, deps: ConsoleDeps): void {
  addForm(admin, deps)
  addLink(admin, deps)
  addLeaving(admin, deps)
  addGuardedRoles(admin, deps)
}

function addForm(admin: Server, deps: ConsoleDeps): void {
  admin.get('/staff/new', (request, reply) => showForm(deps, request, reply, { values: emptyForm }))
  admin.post('/staff/new', (request, reply) => save(deps, request, reply))
  admin.get<Params>('/staff/:id', async (request, reply) => {
    const { member, roster } = await mustFind(deps, request.params.id)
    return showForm(deps, request, reply, {
      values: formOf(member, roster),
      member,
      done: doneWords[String(request.query.done)],
    })
  })
  admin.post<Params>('/staff/:id', async (request, reply) => {
    const { member } = await mustFind(deps, request.params.id)
    return save(deps, request, reply, member)
  })
}

const doneWords: Readonly<Record<string, string>> = {
  added:
    'They are added. Make the link below, and give it to them: with it they choose a password.',
  saved: 'The changes are saved.',
  asked: 'It waits for another administrator’s yes, under Roles.',
  taken: 'They do not have that role any more.',
}

async function save(
  deps: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  member?: StaffMember,
): Promise<FastifyReply> {
  const values = typedStaff(request)
  const { key = '' } = readForm(request)
  const by = { staffId: request.viewer.staffId, ...(member !== undefined && { id: member.id }) }
  const result = await onceUnlessRefused(deps, request, key, async () => {
    const saved = await saveStaff(deps, values, by)
    if ('faults' in saved) return saved
    return `${base}/${saved.id}?done=${member === undefined ? 'added' : 'saved'}`
  })
  if (typeof result === 'string') return reply.redirect(result, 303)
  const shown = { values, errors: errorsOf(result.faults), status: 422 }
  return showForm(deps, request, reply, { ...shown, ...(member !== undefined && { member }) })
}

interface Shown {
  readonly values: StaffForm
  readonly errors?: readonly FieldError[]
  readonly member?: StaffMember
  readonly done?: string | undefined
  readonly status?: number
}

async function showForm(
  { store, clock }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { values, errors = [], member, done, status = 200 }: Shown,
): Promise<FastifyReply> {
  const roster = await loadRoster(store.reading, clock.now())
  const asked = member === undefined ? [] : await listRoleRequests(store.reading)
  const waits = new Set(
    asked.filter(({ staffId }) => staffId === member?.id).map(({ role }) => role),
  )
  return adminPage(request, reply, {
    view: 'staff-form',
    part: 'staff',
    ...formPage(values, roster, errors),
    ...{ member, done, status },
    action: member === undefined ? `${base}/new` : `${base}/${member.id}`,
    linkHere: member !== undefined && mayHaveLink(member),
    guarded: guardedRoles.map((role) => ({
      role,
      name: roleName(role),
      has: member?.roles.includes(role) === true,
      waits: waits.has(role),
    })),
  })
}

// === A link to choose a password with

/** Else one administrator could sign in as somebody whose role takes two of them to give. */
function mayHaveLink({ roles: given }: StaffMember): boolean {
  return !given.some((role) => guardedRoles.includes(role))
}

function addLink(admin: Server, { store, clock, ...deps }: ConsoleDeps): void {
  admin.post<Params>('/staff/:id/link', async (request, reply) => {
    const { member } = await mustFind({ store, clock }, request.params.id)
    if (!mayHaveLink(member)) throw forbidden()
    const at = clock.now()
    const token = await store.transaction(async (tx) => {
      const detail = { member: member.id }
      const { staffId } = request.viewer
      await recordEvent(tx, { kind: 'set-up-started', staffId, detail }, at)
      return startSetUp(tx, member.id, at)
    })
    const origin = deps.publicUrl ?? `${request.protocol}://${request.host}`
    return adminPage(request, reply, {
      view: 'staff-link',
      part: 'staff',
      member,
      link: `${origin}/console/set-up/${token}`,
    })
  })
}

// === Leaving

function addLeaving(admin: Server, deps: ConsoleDeps): void {
  admin.get<Params>('/staff/:id/left', async (request, reply) => {
    const { member } = await mustFind(deps, request.params.id)
    return showLeaving(deps, request, reply, member)
  })
  admin.post<Params>('/staff/:id/left', async (request, reply) => {
    const { member } = await mustFind(deps, request.params.id)
    const by = request.viewer.staffId
    const result = await staffLeft(deps, { staffId: member.id, by })
    if (result.kind === 'left') return reply.redirect(`${base}?done=left`, 303)
    return showLeaving(deps, request, reply, member, [
      { field: '', text: `${member.name} is the only administrator: make somebody else one first` },
    ])
  })
}

async function showLeaving(
  { store }: ConsoleDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  member: StaffMember,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  return adminPage(request, reply, {
    view: 'staff-left',
    part: 'staff',
    ...{ member, errors, inHand: await countInHand(store.reading, member.id) },
    status: errors.length > 0 ? 422 : 200,
  })
}

// === Roles that two administrators give

function addGuardedRoles(admin: Server, deps: ConsoleDeps): void {
  for (const [path, done, work] of [
    ['ask', 'asked', askForRole],
    ['take', 'taken', takeRole],
  ] as const) {
    admin.post<Params>(`/staff/:id/role/${path}`, async (request, reply) => {
      const { member } = await mustFind(deps, request.params.id)
      const asked = readForm(request)['role']
      const role = roles.find((one) => one === asked)
      if (role === undefined) throw forbidden()
      const result = await work(deps, request.viewer, { staffId: member.id, role })
      if (result.kind === 'gone') throw forbidden()
      return reply.redirect(`${base}/${member.id}?done=${done}`, 303)
    })
  }
}

async function mustFind({ store, clock }: Pick<ConsoleDeps, 'store' | 'clock'>, id: string) {
  const roster = await loadRoster(store.reading, clock.now())
  const member = roster.find((one) => one.id === id)
  if (member === undefined) throw forbidden()
  return { member, roster }
}
