import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { createDatabase, databases, type TestDatabase } from '../support/databases.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { type SmtpStandIn, startSmtp } from '../support/smtp-server.ts'
import { locationOf } from '../support/prepared-database.ts'
import { startTwilio, type TwilioStandIn } from '../support/twilio-server.ts'

const dataKey = Buffer.alloc(32, 5)
const accountSid = `AC${'1'.repeat(32)}`
const authToken = 'token-of-the-stand-in'

describe.each(databases)('killed between the handover and its notices (%s)', (name) => {
  let database: TestDatabase
  let smtp: SmtpStandIn
  let twilio: TwilioStandIn
  let server: ServerProcess
  let store: Store

  beforeAll(async () => {
    database = await createDatabase(name)
    smtp = await startSmtp()
    twilio = await startTwilio({ accountSid, authToken, numbers: ['+447700900001'] })
    await smtp.stop()
    const killed = await startServer(environment())
    twilio.webhookBase = killed.url
    await twilio.deliver({ from: '+447700900101', body: 'i want to kill myself' })
    await killed.kill()
    await smtp.start()
    server = await startServer(environment())
    store = await openStore({ location: locationOf(database), dataKeys: [dataKey], serving: false })
  }, 240_000)

  afterAll(async () => {
    await store.close()
    await server.terminate()
    await twilio.close()
    await smtp.stop()
    await database.remove()
  })

  const environment = () => ({
    PORT: '0',
    DATABASE_URL: database.url,
    DATA_KEY: dataKey.toString('base64'),
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_SMS_FROM: '+447700900001',
    TWILIO_API_URL: twilio.url,
    PUBLIC_URL: twilio.publicUrl,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'waymark@council.example',
    DEMO: '1',
    KNOWLEDGE_WATCH: '0',
    LOG_LEVEL: 'fatal',
  })

  it('tells everybody once when it runs again', async () => {
    const notices = () =>
      store.sql.selectFrom('notices').select(['status', 'channel', 'staff_id']).execute()
    const waits = new Set(['queued', 'sending'])
    while ((await notices()).some(({ status }) => waits.has(status))) await pause(100)

    const all = await notices()
    // An SMS that was leaving when it was killed is never sent twice: its result stays unknown.
    const sms = all.filter(({ channel }) => channel === 'sms')
    expect(sms.every(({ status }) => status === 'sent' || status === 'unknown')).toBe(true)
    const told = all.filter(({ channel }) => channel === 'email')
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['sent']))
    expect(smtp.mails).toHaveLength(told.length)
    const recipients = smtp.mails.map(({ to }) => to[0])
    expect(new Set(recipients).size).toBe(told.length)
  })
})
