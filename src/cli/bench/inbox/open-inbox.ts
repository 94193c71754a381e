import { randomBytes } from 'node:crypto'
import { loadConfig } from '../../../config.ts'
import type { Council } from '../../../knowledge/article.ts'
import { createLibrary } from '../../../knowledge/library.ts'
import { createLog } from '../../../log.ts'
import type { MessagingDeps } from '../../../messaging/deps.ts'
import { openStore } from '../../../store/open-store.ts'
import { addSession, sessionHash } from '../../../store/sessions.ts'
import { systemClock } from '../../../system-clock.ts'
import { addConsole } from '../../../web/console/console.ts'
import { createServer } from '../../../web/server.ts'
import { appEnvironment } from '../account.ts'
import { fillInbox, type InboxSize } from './fill-inbox.ts'

/** A filled store with the console over it, and nothing else that works meanwhile. */
export interface OpenInbox {
  /** Asks for the page as a member of staff, and returns how long the server took, in milliseconds. */
  timePage(who: Who): Promise<number>
  close(): Promise<void>
}

export const viewers = ['manager', 'adviser'] as const
export type Who = (typeof viewers)[number]

/** Makes the inbox in an empty database. */
export async function openInbox(
  databaseUrl: string,
  size: InboxSize,
  council: Council,
): Promise<OpenInbox> {
  const config = loadConfig(appEnvironment({ databaseUrl, apiUrl: 'http://127.0.0.1:1' }))
  const store = await openStore({ location: config.store, dataKeys: config.dataKeys ?? [] })
  const at = systemClock.now()
  const { managerId, adviserId } = await fillInbox(store, size, at)
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
  const signIn = async (staffId: string): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    const session = { idHash: sessionHash(store, token), staffId, kind: 'desk' } as const
    await store.transaction((tx) => addSession(tx, session, at))
    return `waymark=${token}`
  }
  const cookies = { manager: await signIn(managerId), adviser: await signIn(adviserId) }
  return {
    async timePage(who) {
      const began = performance.now()
      const reply = await server.inject({ url: '/console', headers: { cookie: cookies[who] } })
      const took = performance.now() - began
      if (reply.statusCode === 200 && reply.body.includes('class="line ')) return took
      throw new Error(`The page answered ${reply.statusCode}: this run measured something else`)
    },
    async close() {
      await server.close()
      await store.close()
    },
  }
}
