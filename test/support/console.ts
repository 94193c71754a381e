import { randomBytes } from 'node:crypto'
import { nobody } from '../../src/knowledge/fill.ts'
import { createLibrary } from '../../src/knowledge/library.ts'
import type { MessagingDeps } from '../../src/messaging/deps.ts'
import { addSession, endSessionsOf, sessionHash } from '../../src/store/sessions.ts'
import { addConsole } from '../../src/web/console/console.ts'
import type { ConsoleDeps } from '../../src/web/console/page.ts'
import { createServer } from '../../src/web/server.ts'
import { aLog } from './edges.ts'
import { type Browser, openBrowser } from './sign-in.ts'
import { staffDeps } from './staff-world.ts'
import type { TestStore } from './test-store.ts'

/** Where no draft is tried. */
export const noEditing: ConsoleDeps['editing'] = {
  trials: { askDraft: () => Promise.reject(new Error('There are no trials here')) },
  refused: () => [],
}

/** The console alone over a test's store: pages, forms and live events, but no bot. */
export interface TestConsole {
  readonly url: string
  /** A browser in which a member of staff is signed in. */
  browserOf(staffId: string): Promise<Browser>
  /** Signs them out everywhere. */
  signOut(staffId: string): Promise<void>
  logged(): string
  close(): Promise<void>
}

export async function openTestConsole(
  test: TestStore,
  own: Partial<ConsoleDeps> = {},
): Promise<TestConsole> {
  const { store, clock } = test
  const { log, logged } = aLog()
  const server = createServer({ log, trustProxy: false })
  addConsole(server, {
    ...{ store, clock, log, demo: false, publicUrl: undefined, sessionSecret: undefined },
    messaging: { ...staffDeps(test), log } as unknown as MessagingDeps,
    library: () => createLibrary([], { ...nobody, shortName: 'A council' }),
    editing: noEditing,
    fetchMedia: () => Promise.reject(new Error('There is no media here')),
    ...own,
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    logged,
    async browserOf(staffId) {
      const token = randomBytes(32).toString('base64url')
      const session = { idHash: sessionHash(store, token), staffId, kind: 'desk' } as const
      await store.transaction((tx) => addSession(tx, session, clock.now()))
      const browser = openBrowser(url)
      browser.cookie = `waymark=${token}`
      return browser
    },
    signOut: (staffId) => store.transaction((tx) => endSessionsOf(tx, staffId, clock.now())),
    close: () => server.close(),
  }
}
