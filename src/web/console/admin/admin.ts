import { hasRole } from '../../../domain/viewer.ts'
import { listRoleRequests } from '../../../store/role-requests.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import type { ConsoleDeps } from '../page.ts'
import { adminPage } from './admin-page.ts'
import { addImport } from './import.ts'
import { addRoles } from './roles.ts'
import { addSavedReplies } from './saved-replies.ts'
import { addStaffMember } from './staff-member.ts'
import { addStaffScreens } from './staff-list.ts'
import { addTemplates } from './templates.ts'

/** `/console/admin`: for administrators alone; to everybody else it is not there. */
export function addAdmin(console: Server, deps: ConsoleDeps): void {
  void console.register(
    (admin, _options, done) => {
      admin.addHook('preHandler', (request, _reply, next) => {
        next(hasRole(request.viewer, 'administrator') ? undefined : forbidden())
      })
      admin.get('/', async (request, reply) => {
        const waiting = await listRoleRequests(deps.store.reading)
        const page = { waiting: waiting.length }
        return adminPage(request, reply, { view: 'index', part: 'index', ...page })
      })
      addStaffScreens(admin, deps)
      addStaffMember(admin, deps)
      addImport(admin, deps)
      addRoles(admin, deps)
      addTemplates(admin, deps)
      addSavedReplies(admin, deps)
      done()
    },
    { prefix: '/admin' },
  )
}
