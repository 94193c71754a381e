import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { type App, startApp } from '../../src/app.ts'
import { loadConfig } from '../../src/config.ts'
import { createTestClock, type TestClock } from './clock.ts'
import type { DatabaseName, TestDatabase } from './databases.ts'
import { fewAsks } from './few-asks.ts'
import { ownIndexCache } from './index-cache.ts'
import { type Device, deviceOf } from './people.ts'
import { dataKey, preparedDatabase, tuesdayMorning } from './prepared-database.ts'
import { timeRuns } from './time-runs.ts'
import { startTwilio, type TwilioStandIn } from './twilio-server.ts'

export const smsNumber = '+447700900001'
export const whatsappNumber = '+447700900002'
const accountSid = `AC${'0'.repeat(32)}`
const authToken = 'token-of-the-stand-in'

export interface TestAppOptions {
  readonly database: DatabaseName | TestDatabase
  readonly start?: Date
  readonly env?: Readonly<Record<string, string>>
  /** Every ask of every article, for what depends on how well it answers (default: the first few). */
  readonly wholeKnowledge?: boolean
}

/** The app as shipped, on its own database, against the stand-in Twilio and a clock of the test's. */
export interface TestApp {
  readonly app: App
  readonly twilio: TwilioStandIn
  readonly clock: TestClock
  readonly database: TestDatabase
  /** Everything that was logged so far. */
  log(): string
  /** Somebody's phone: '+44…' by text, 'whatsapp:…' by WhatsApp. */
  phone(address: string): Device
  /** Stops the app as SIGTERM does, and starts it again on the same database. */
  restart(): Promise<void>
  /** Stops it; texts that come in now meet a closed door. */
  stop(): Promise<void>
  close(): Promise<void>
}

export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const clock = createTestClock(options.start ?? tuesdayMorning)
  const database = await databaseFor(options)
  const twilio = await startTwilio({
    accountSid,
    authToken,
    numbers: [smsNumber, `whatsapp:${whatsappNumber}`],
    now: () => clock.now(),
  })
  const logged: string[] = []
  const logTo = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk))
      done()
    },
  })
  const config = loadConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    DATA_KEY: dataKey.toString('base64'),
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_SMS_FROM: smsNumber,
    TWILIO_WHATSAPP_FROM: whatsappNumber,
    TWILIO_API_URL: twilio.url,
    PUBLIC_URL: twilio.publicUrl,
    SENDER_RATE: '1000',
    DEMO: '1',
    KNOWLEDGE_DIR: options.wholeKnowledge === true ? 'knowledge' : fewAsks(),
    KNOWLEDGE_WATCH: '0',
    LOG_LEVEL: 'debug',
    ...options.env,
  })
  const mailDir = mkdtempSync(join(tmpdir(), 'waymark-mail-'))
  const leaseNow = () => clock.now().getTime()
  const indexes = ownIndexCache(options.wholeKnowledge === true ? 'whole' : 'few')
  const edges = { clock, logTo, indexCacheDir: indexes.dir, mailDir, leaseNow }
  let app = await startApp(config, edges)
  if (options.env?.['KNOWLEDGE_DIR'] === undefined) indexes.share()
  let running = true
  twilio.webhookBase = app.url
  const devices = new Map<string, Device>()

  async function stop(): Promise<void> {
    if (running) await app.close()
    running = false
  }

  const letTimeRun = (done: () => boolean): Promise<void> =>
    timeRuns({ clock, store: app.store }, done)

  return {
    get app() {
      return app
    },
    twilio,
    clock,
    database,
    log: () => logged.join(''),
    phone(address) {
      const known = devices.get(address) ?? deviceOf(twilio, address, letTimeRun)
      devices.set(address, known)
      return known
    },
    async restart() {
      await stop()
      app = await startApp(config, edges)
      running = true
      twilio.webhookBase = app.url
    },
    stop,
    async close() {
      await stop()
      await twilio.close()
      rmSync(mailDir, { recursive: true, force: true })
      indexes.remove()
      if (typeof options.database === 'string') await database.remove()
    },
  }
}

/** Filled already, where it would be filled with the same at the same time. */
function databaseFor({
  database,
  start = tuesdayMorning,
  env = {},
  wholeKnowledge = false,
}: TestAppOptions): Promise<TestDatabase> {
  if (typeof database !== 'string') return Promise.resolve(database)
  const isUsual = !wholeKnowledge && start.getTime() === tuesdayMorning.getTime()
  const asksForOwn = Object.keys(env).some((name) => ownFilling.has(name))
  return preparedDatabase(database, isUsual && !asksForOwn ? 'filled' : 'migrated')
}

/** With these, what the app fills its database with is another. */
const ownFilling = new Set(['DEMO', 'DATA_KEY', 'KNOWLEDGE_DIR', 'TWILIO_ACCOUNT_SID'])
