import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { ownIndexCache } from './index-cache.ts'
import { createDatabase, type DatabaseName } from './databases.ts'
import { fewAsks } from './few-asks.ts'

/** The demo as shipped, on a database of its own: no Twilio, and its own time. */
export interface DemoApp {
  readonly url: string
  readonly app: App
  /** Texts from the phone of /try of somebody, such as 'Mia', and waits until it is answered. */
  text(who: string, text: string): Promise<void>
  /** Waits until every text that came in is answered, be it with silence. */
  answered(): Promise<void>
  close(): Promise<void>
}

export async function startDemoApp(name: DatabaseName): Promise<DemoApp> {
  const database = await createDatabase(name)
  const indexes = ownIndexCache('few')
  const app = await startApp(
    loadConfig({
      PORT: '0',
      DEMO: '1',
      DATABASE_URL: database.url,
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      KNOWLEDGE_DIR: fewAsks(),
      KNOWLEDGE_WATCH: '0',
      // Long enough for a page to be seen waiting, short enough to wait for.
      BURST_MS: '400',
      LOG_LEVEL: 'silent',
    }),
    { indexCacheDir: indexes.dir, mailDir: join(tmpdir(), 'waymark-test-mail') },
  )
  indexes.share()
  const answered = async () => {
    while (await isUnread(app)) await pause(20)
  }
  return {
    url: app.url,
    app,
    async text(who, text) {
      await fetch(`${app.url}/try/messages`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ person: who.toLowerCase().replaceAll(' ', '-'), text }),
        redirect: 'manual',
      })
      await answered()
    },
    answered,
    async close() {
      await app.close()
      await database.remove()
      indexes.remove()
    },
  }
}

async function isUnread({ store }: App): Promise<boolean> {
  const unread = await store.sql
    .selectFrom('messages')
    .select('id')
    .where('status', '=', 'received')
    .executeTakeFirst()
  return unread !== undefined
}
