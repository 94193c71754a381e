import type { FastifyRequest } from 'fastify'
import { hasRole, type Viewer } from '../../../domain/viewer.ts'
import { loadRoster } from '../../../store/staff.ts'
import { readTeamTalks } from '../../../store/views/team.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { readAsked } from '../needs-you/list-words.ts'
import { type ConsoleDeps, sendPage, sendPart } from '../page.ts'
import { teamPage } from './team-page.ts'

interface Query {
  Querystring: Readonly<Record<string, unknown>>
}

/** `/console/team`: what waits in the team and who is there, for duty advisers and managers. */
export function addTeam(console: Server, deps: ConsoleDeps): void {
  console.get<Query>('/team', async (request, reply) => {
    const page = await pageFor(deps, request)
    return sendPage(request, reply, 'console/team/page.njk', { tab: 'team', ...page })
  })

  console.get<Query>('/team/list', async (request, reply) =>
    sendPart(request, reply, 'console/team/list.njk', await pageFor(deps, request)),
  )
}

async function pageFor({ store, clock, messaging }: ConsoleDeps, request: FastifyRequest) {
  const { viewer } = request
  if (!mayLookAtTeam(viewer)) throw forbidden()
  const now = clock.now()
  const asked = readAsked(request.query as Query['Querystring'], ['waiting', 'talks'])
  const [found, roster] = await Promise.all([
    readTeamTalks(store.reading, viewer, asked),
    loadRoster(store.reading, now),
  ])
  return teamPage({ found, roster, asked, viewer, now, senderOf: messaging.senderOf })
}

/** Off duty, a duty adviser sees their own young people here, and the rota. */
function mayLookAtTeam(viewer: Viewer): boolean {
  return hasRole(viewer, 'duty-adviser') || hasRole(viewer, 'team-manager')
}
