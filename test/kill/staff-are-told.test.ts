import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.ts'
import { createDatabase, databases } from '../support/databases.ts'
import { startServer } from '../support/server-process.ts'
import { startSmtp } from '../support/smtp-server.ts'
import { locationOf } from '../support/test-store.ts'
import { startTwilio } from '../support/twilio-server.ts'

const dataKey = Buffer.alloc(32, 5)
const accountSid = `AC${'1'.repeat(32)}`
const authToken = 'token-of-the-stand-in'

describe.each(databases)('killed between the handover and its notices (%s)', (name) => {
  it('it tells everybody once when it runs again', async () => {
    const database = await createDatabase(name)
    const smtp = await startSmtp()
    const twilio = await startTwilio({ accountSid, authToken, numbers: ['+447700900001'] })
    const env = {
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
      SPEED: '8',
    }
    await smtp.stop()
    const first = await startServer(env)
    twilio.webhookBase = first.url
    await twilio.deliver({ from: '+447700900101', body: 'i want to kill myself' })
    await first.kill()

    await smtp.start()
    const second = await startServer(env)
    const location = locationOf(database)
    const store = await openStore({ location, dataKeys: [dataKey], serving: false })
    const notices = () => store.sql.selectFrom('notices').select(['status', 'staff_id']).execute()
    while ((await notices()).some(({ status }) => status === 'queued')) await pause(100)

    const told = await notices()
    expect(told.length).toBeGreaterThan(0)
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(['sent']))
    expect(smtp.mails).toHaveLength(told.length)
    const recipients = smtp.mails.map(({ to }) => to[0])
    expect(new Set(recipients).size).toBe(new Set(told.map((row) => row.staff_id)).size)

    await second.terminate()
    await store.close()
    await twilio.close()
    await smtp.stop()
    await database.remove()
  })
})
