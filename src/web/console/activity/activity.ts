import { hasRole } from '../../../domain/viewer.ts'
import { loadRoster } from '../../../store/staff.ts'
import { readActivity } from '../../../store/views/activity.ts'
import type { Server } from '../../server.ts'
import { forbidden } from '../errors.ts'
import { type ConsoleDeps, sendPage } from '../page.ts'
import { activityPage } from './activity-page.ts'
import { readFilter } from './read-filter.ts'

interface Query {
  Querystring: Readonly<Record<string, unknown>>
}

/** `/console/activity`: what was done with a manager's young people and by their staff, by day. */
export function addActivity(console: Server, { store, clock }: ConsoleDeps): void {
  console.get<Query>('/activity', async (request, reply) => {
    const { viewer } = request
    if (!hasRole(viewer, 'team-manager')) throw forbidden()
    const now = clock.now()
    const { day, ...filter } = readFilter(request.query, now)
    const until = day.plus({ days: 1 }).toJSDate()
    const [found, roster] = await Promise.all([
      readActivity(store.reading, viewer, { ...filter, from: day.toJSDate(), until }),
      loadRoster(store.reading, now),
    ])
    const team = roster.filter((member) => member.team === viewer.team)
    const page = activityPage({ found, filter: { day, ...filter }, team, now })
    return sendPage(request, reply, 'console/activity/page.njk', { tab: 'activity', ...page })
  })
}
