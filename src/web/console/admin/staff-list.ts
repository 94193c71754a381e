import { missingOfficers } from '../../../domain/allegation-cover.ts'
import { writeHours } from '../../../register/hours.ts'
import { type ListedStaff, readStaffList } from '../../../store/views/staff-list.ts'
import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { adminPage, roleName } from './admin-page.ts'

interface Query {
  Querystring: { readonly done?: unknown; readonly name?: unknown }
}

/** `/console/admin/staff`: everybody who works here. */
export function addStaffScreens(admin: Server, { store, clock }: ConsoleDeps): void {
  admin.get<Query>('/staff', async (request, reply) => {
    const now = clock.now()
    const listed = await readStaffList(store.reading, now)
    const roster = listed.map(({ member }) => member)
    return adminPage(request, reply, {
      view: 'staff-list',
      part: 'staff',
      staff: listed.map(lineOf),
      officers: missingOfficers(roster, now),
      done: request.query.done === 'left',
    })
  })
}

function lineOf({ member, canSignIn }: ListedStaff) {
  const { id, name, team, roles, email, workingPattern } = member
  return {
    ...{ id, name, team, email, canSignIn },
    roles: roles.map(roleName).join(', '),
    hours: writeHours(workingPattern),
  }
}
