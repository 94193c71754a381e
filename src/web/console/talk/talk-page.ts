import type { Server } from '../../server.ts'
import type { ConsoleDeps } from '../page.ts'
import { saidWords } from './said.ts'
import { sendTalk, sendTalkPart, type Shown } from './show-talk.ts'
import type { TalkRoute } from './talk-route.ts'

type Value = string | readonly string[] | undefined

interface Route extends TalkRoute {
  readonly Querystring: Readonly<Record<'before' | 'since' | 'q' | 'said', Value>>
}

/** The page, and the parts of it that are fetched again. */
export function addTalkPage(console: Server, deps: ConsoleDeps): void {
  console.get<Route>('/talks/:talkId', async (request, reply) => {
    const { query, params } = request
    const said = saidWords(one(query.said))
    const shown: Shown = {
      ...rangeOf({ before: one(query.before) }),
      query: one(query.q) ?? '',
      ...(said !== undefined && { said }),
    }
    return sendTalk(deps, request, reply, params.talkId, shown)
  })

  console.get<Route>('/talks/:talkId/thread', async (request, reply) => {
    const { query, params } = request
    const shown = { part: 'live', ...rangeOf({ since: one(query.since) }) }
    return sendTalkPart(deps, request, reply, params.talkId, shown)
  })

  console.get<Route>('/talks/:talkId/composer', async (request, reply) =>
    sendTalkPart(deps, request, reply, request.params.talkId, { part: 'acted' }),
  )

  console.get<Route>('/talks/:talkId/earlier', async (request, reply) => {
    const { query, params } = request
    const shown = { part: 'older', ...rangeOf({ before: one(query.before) }) }
    return sendTalkPart(deps, request, reply, params.talkId, shown)
  })

  console.get<Route>('/talks/:talkId/articles', async (request, reply) => {
    const { query, params } = request
    const shown = { part: 'found', query: one(query.q) ?? '' }
    return sendTalkPart(deps, request, reply, params.talkId, shown)
  })
}

function one(value: Value): string | undefined {
  return typeof value === 'string' ? value : value?.at(-1)
}

function rangeOf(asked: {
  readonly before?: string | undefined
  readonly since?: string | undefined
}) {
  const { before, since } = asked
  return {
    range: { ...(before !== undefined && { before }), ...(since !== undefined && { since }) },
  }
}
