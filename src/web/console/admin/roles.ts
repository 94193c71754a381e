import { decideRole } from '../../../register/ask-for-role.ts'
import { listRoleRequests } from '../../../store/role-requests.ts'
import { loadRoster } from '../../../store/staff.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, readForm } from '../page.ts'
import { dayAndTime } from '../times.ts'
import { adminPage, roleName } from './admin-page.ts'

interface Params {
  Params: { readonly id: string }
  Querystring: { readonly done?: unknown }
}

/** `/console/admin/roles`: roles that wait for a second administrator's yes. */
export function addRoles(admin: Server, deps: ConsoleDeps): void {
  const { store, clock } = deps
  admin.get<Params>('/roles', async (request, reply) => {
    const requests = await listRoleRequests(store.reading)
    const roster = await loadRoster(store.reading, clock.now())
    const nameOf = (id: string) => roster.find((one) => one.id === id)?.name ?? 'somebody who left'
    return adminPage(request, reply, {
      view: 'roles',
      part: 'roles',
      done: doneWords[String(request.query.done)],
      requests: requests.map((one) => ({
        id: one.id,
        role: roleName(one.role),
        who: nameOf(one.staffId),
        askedBy: nameOf(one.askedBy),
        when: dayAndTime(one.askedAt),
        own: one.askedBy === request.viewer.staffId,
      })),
    })
  })

  admin.post<Params>('/roles/:id', async (request, reply) => {
    const { decision } = readForm(request)
    if (decision !== 'yes' && decision !== 'no') throw forbidden()
    const asked = { requestId: request.params.id, granted: decision === 'yes' }
    const result = await decideRole(deps, request.viewer, asked)
    if (result.kind !== 'decided') throw forbidden()
    return reply.redirect(`/console/admin/roles?done=${decision}`, 303)
  })
}

const doneWords: Readonly<Record<string, string>> = {
  yes: 'They have the role now.',
  no: 'They do not get the role.',
}
