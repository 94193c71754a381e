import { readPeople, seesTeam } from '../../../store/views/people.ts'
import { quietMs } from '../../../store/views/quiet.ts'
import { nameStaff } from '../../../store/views/name-staff.ts'
import type { Server } from '../../server.ts'
import { type ConsoleDeps, sendPage } from '../page.ts'
import { ageOf, shortTime } from '../times.ts'
import { statusWords } from '../words.ts'

interface Query {
  Querystring: { search?: string; quiet?: string; whole?: string }
}

/** `/console/people`: one's own young people, and for duty advisers and managers the team's. */
export function addPeopleList(console: Server, { store, clock }: ConsoleDeps): void {
  console.get<Query>('/people', async (request, reply) => {
    const { viewer, query } = request
    const now = clock.now()
    const whole = query.whole === '1' && seesTeam(viewer)
    const quiet = query.quiet === '1'
    const search = typeof query.search === 'string' ? query.search : ''
    const [listed, nameOf] = await Promise.all([
      readPeople(store.reading, viewer, {
        whole,
        search,
        ...(quiet && { quietSince: new Date(now.getTime() - quietMs) }),
      }),
      nameStaff(store.reading),
    ])
    return sendPage(request, reply, 'console/people/list.njk', {
      tab: 'people',
      title: whole ? 'The team’s young people' : 'My young people',
      ...{ whole, quiet, search, total: listed.total },
      seesTeam: seesTeam(viewer),
      empty: emptyWords({ search, quiet, whole }),
      people: listed.people.map((person) => ({
        ...person,
        age: person.birthday === undefined ? undefined : ageOf(person.birthday, now),
        status: statusWords(person.status),
        adviser: person.adviserId === undefined ? 'no adviser' : nameOf(person.adviserId),
        lastTalk: person.lastTalkAt === undefined ? undefined : shortTime(person.lastTalkAt, now),
      })),
    })
  })
}

function emptyWords(asked: {
  readonly search: string
  readonly quiet: boolean
  readonly whole: boolean
}): string {
  if (asked.search !== '') return 'Nobody here has that name. Try a part of it.'
  if (asked.quiet) return 'Everybody here had a Waymark talk with staff in the last 8 weeks.'
  return asked.whole
    ? 'The team has no young people in the register yet. An administrator imports them.'
    : 'Young people whose adviser or lead worker you are would be here. The register names nobody yet: an administrator imports it from the case system.'
}
