import type { FastifyRequest } from 'fastify'
import { readHandedBack, readMyOpenTalks } from '../../../store/views/my-talks.ts'
import { readNewestAddresses } from '../../../store/views/newest-address.ts'
import type { Server } from '../../server.ts'
import { moreOf, queryOf, readAsked, totalWords } from '../needs-you/list-words.ts'
import { ageIn, nameIn } from '../needs-you/person-words.ts'
import { talkLine } from '../needs-you/talk-line.ts'
import { type ConsoleDeps, sendPage, sendPart } from '../page.ts'
import { shortTime } from '../times.ts'
import { outcomeWords } from '../words.ts'

interface Query {
  Querystring: Readonly<Record<string, unknown>>
}

/** How long a talk stays on the page after it was handed back, in milliseconds: 14 days. */
const shownAfterMs = 14 * 24 * 60 * 60 * 1000

/** `/console/my-talks`: the talks this member of staff has, and those they handed back lately. */
export function addMyTalks(console: Server, deps: ConsoleDeps): void {
  console.get<Query>('/my-talks', async (request, reply) => {
    const page = await pageFor(deps, request)
    return sendPage(request, reply, 'console/my-talks/page.njk', { tab: 'my-talks', ...page })
  })

  console.get<Query>('/my-talks/list', async (request, reply) =>
    sendPart(request, reply, 'console/my-talks/list.njk', await pageFor(deps, request)),
  )
}

async function pageFor({ store, clock, messaging }: ConsoleDeps, request: FastifyRequest) {
  const now = clock.now()
  const asked = readAsked(request.query as Query['Querystring'], ['talks', 'back'])
  const since = new Date(now.getTime() - shownAfterMs)
  const [talks, back] = await Promise.all([
    readMyOpenTalks(store.reading, request.viewer, asked.talks),
    readHandedBack(store.reading, request.viewer, since, asked.back),
  ])
  const people = [...talks.rows, ...back.rows].map(({ person }) => person.id)
  const addresses = await readNewestAddresses(store.reading, people)
  const words = { addresses, senderOf: messaging.senderOf, ownerName: () => undefined }
  return {
    query: queryOf(asked),
    updated: { words: shortTime(now, now), iso: now.toISOString() },
    talks: {
      lines: talks.rows.map((talk) => talkLine(talk, words, now)),
      total: totalWords(talks.total),
      ...moreOf('talks', asked, talks),
    },
    back: {
      lines: back.rows.map((talk) => ({
        href: `/console/talks/${talk.talkId}`,
        name: nameIn(talk.person, addresses),
        age: ageIn(talk.person, now),
        when: shortTime(talk.closedAt, now),
        outcome: talk.outcome === undefined ? '' : outcomeWords(talk.outcome),
      })),
      ...moreOf('back', asked, back),
    },
  }
}
