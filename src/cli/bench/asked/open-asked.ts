import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { loadConfig } from '../../../config.ts'
import type { Council } from '../../../knowledge/article.ts'
import { createLibrary } from '../../../knowledge/library.ts'
import { createLog } from '../../../log.ts'
import type { MessagingDeps } from '../../../messaging/deps.ts'
import { countAsked } from '../../../store/count-asked.ts'
import { openStore } from '../../../store/open-store.ts'
import { addSession, sessionHash } from '../../../store/sessions.ts'
import { addStaff } from '../../../store/staff.ts'
import { systemClock } from '../../../system-clock.ts'
import { addConsole } from '../../../web/console/console.ts'
import { createServer } from '../../../web/server.ts'
import { appEnvironment } from '../account.ts'
import { fillAsked } from './fill-asked.ts'

export const pages = ['queue', 'queue, one outcome', 'queue, page 3'] as const
export type Page = (typeof pages)[number]

const paths: Readonly<Record<Page, string>> = {
  queue: '',
  'queue, one outcome': '?outcome=unhelpful',
  'queue, page 3': '?page=3',
}

/** Questions in a store with the console over it, and nothing else that works meanwhile. */
export interface OpenAsked {
  /** Asks for the page as an editor, and returns how long the server took, in milliseconds. */
  timePage(page: Page): Promise<number>
  close(): Promise<void>
}

/** Makes the questions in an empty database, and counts them once, as the first editor's look does. */
export async function openAsked(
  databaseUrl: string,
  questions: number,
  council: Council,
): Promise<OpenAsked> {
  const config = loadConfig(appEnvironment({ databaseUrl, apiUrl: 'http://127.0.0.1:1' }))
  const store = await openStore({ location: config.store, dataKeys: config.dataKeys ?? [] })
  const at = systemClock.now()
  await fillAsked(store, questions, at)
  await countAsked(store)
  // What the database does by itself in the course of a day.
  if (store.engine === 'postgres') await sql`vacuum analyze`.execute(store.sql)
  const log = createLog('silent')
  const server = createServer({ log, trustProxy: false })
  addConsole(server, {
    ...{ store, clock: systemClock, log, demo: false },
    ...{ publicUrl: undefined, sessionSecret: undefined },
    library: () => createLibrary([], council),
    fetchMedia: () => Promise.reject(new Error('No page of the bench shows media')),
    editing: {
      trials: { askDraft: () => Promise.reject(new Error('The bench tries no drafts')) },
      refused: () => [],
    },
    // Of all that moves messages on, a page asks only which sender a channel has.
    messaging: { senderOf: () => '+447700900001' } as unknown as MessagingDeps,
  })
  const editor = { name: 'Ines', roles: ['content-editor'], team: 'Editors' } as const
  const token = randomBytes(32).toString('base64url')
  await store.transaction(async (tx) => {
    const own = { ...editor, workingPattern: {}, textsOn: false, demo: false }
    const staffId = await addStaff(tx, own, at)
    await addSession(tx, { idHash: sessionHash(store, token), staffId, kind: 'desk' }, at)
  })
  return {
    async timePage(page) {
      const began = performance.now()
      const url = `/console/editing/asked${paths[page]}`
      const reply = await server.inject({ url, headers: { cookie: `waymark=${token}` } })
      const took = performance.now() - began
      if (reply.statusCode === 200 && reply.body.includes('class="line__name"')) return took
      throw new Error(`The page answered ${reply.statusCode}: this run measured something else`)
    },
    async close() {
      await server.close()
      await store.close()
    },
  }
}
