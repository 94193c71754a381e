import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { indexCacheDir } from './app.ts'
import { createDatabase, type DatabaseName } from './databases.ts'

/** The demo as shipped, on a database of its own: no Twilio, and its own time. */
export interface DemoApp {
  readonly url: string
  readonly app: App
  close(): Promise<void>
}

export async function startDemoApp(name: DatabaseName): Promise<DemoApp> {
  const database = await createDatabase(name)
  const app = await startApp(
    loadConfig({
      PORT: '0',
      DEMO: '1',
      DATABASE_URL: database.url,
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      KNOWLEDGE_WATCH: '0',
      // Long enough for a page to be seen waiting, short enough to wait for.
      BURST_MS: '400',
      LOG_LEVEL: 'silent',
    }),
    { indexCacheDir, mailDir: join(tmpdir(), 'waymark-test-mail') },
  )
  return {
    url: app.url,
    app,
    async close() {
      await app.close()
      await database.remove()
    },
  }
}
