import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { type SmtpStandIn, startSmtp } from '../support/smtp-server.ts'
import { timeRuns } from '../support/time-runs.ts'

const [jo, dee, max] = ['jo.marsh@demo.example', 'dee.cole@demo.example', 'max.hart@demo.example']
const joPhone = '+447700900201'

describe.each(databases)('staff are told that somebody waits (%s)', (database) => {
  let smtp: SmtpStandIn
  let test: TestApp

  beforeEach(async () => {
    smtp = await startSmtp()
    const env = { SMTP_URL: smtp.url, MAIL_FROM: 'waymark@council.example' }
    test = await startTestApp({ database, env })
    await test.app.store.sql
      .updateTable('staff')
      .set({ texts_on: 1 })
      .where('mobile_hash', 'is not', null)
      .execute()
  })

  afterEach(async () => {
    await test.close()
    await smtp.stop()
  })

  const until = (done: () => boolean | Promise<boolean>): Promise<void> =>
    timeRuns({ clock: test.clock, store: test.app.store }, done)

  const mailsTo = (address: string | undefined) => smtp.mails.filter(({ to }) => to[0] === address)

  it('by e-mail and on their work phone, without a name or a word of it', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('my boiler broke. can i talk to my pa please')
    await until(() => mailsTo(jo).length > 0 && test.twilio.sentTo(joPhone).length > 0)
    await until(async () => (await openNotices()) === 0)

    const [mail] = mailsTo(jo)
    expect(mail?.subject).toBe('Waymark: 1 young person waits for you')
    expect(mail?.text).toContain('https://waymark.example/console')
    const [sms] = test.twilio.sentTo(joPhone)
    expect(sms?.body).toBe('Waymark: 1 young person waits for you. https://waymark.example/console')
    const everything = `${smtp.mails.map(({ raw }) => raw).join('')}${sms?.body ?? ''}${test.log()}`
    expect(everything).not.toMatch(/Mia|boiler|900101/)
    const events = await test.app.store.sql
      .selectFrom('events')
      .select(['detail'])
      .where('kind', '=', 'told')
      .execute()
    expect(events).toHaveLength(2)
  })

  it('though nobody says so twice: a second ask is the same handover', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('can i talk to my pa')
    await until(() => mailsTo(jo).length > 0)

    await mia.texts('i need to speak to a real person')
    await mia.receives()
    test.clock.advance(2 * 3_600_000)
    await until(async () => (await openNotices()) === 0)

    expect(mailsTo(jo)).toHaveLength(1)
    expect(test.twilio.sentTo(joPhone)).toHaveLength(1)
  })

  it('and when the mail server is down the next of the chain is, as soon as it is back', async () => {
    await smtp.stop()
    const ali = test.phone('+447700900103')
    await ali.texts('ive got the tablets in front of me and im taking all of them tonight. goodbye')
    expect(await ali.receives()).toContain('999')
    await until(async () => (await openNotices()) > 0)
    test.clock.advance(5 * 60_000)
    await until(async () => (await alarmStep()) === 2)

    await smtp.start()
    await until(() => mailsTo(dee).length > 0 && mailsTo(max).length > 0)

    expect(mailsTo(max)[0]?.subject).toBe('Waymark, urgent: 1 young person waits for you, urgently')
    await until(async () => (await openNotices()) === 0)
    expect(mailsTo(max)).toHaveLength(1)
  })

  it('once, though the process stopped between the handover and the notice', async () => {
    await smtp.stop()
    const mia = test.phone('+447700900101')
    await mia.texts('can i talk to my pa')
    await until(async () => (await openNotices()) > 0)
    await test.stop()
    await smtp.start()

    await test.restart()
    await until(() => mailsTo(jo).length > 0)

    await until(async () => (await openNotices()) === 0)
    expect(mailsTo(jo)).toHaveLength(1)
    expect(test.twilio.sentTo(joPhone)).toHaveLength(1)
  })

  it('and who answers the SMS from that phone is known as staff', async () => {
    const phone = test.phone(joPhone)

    await phone.texts('ok on my way')

    expect(await phone.receives()).toContain('Sign in to the console')
    const people = await test.app.store.sql
      .selectFrom('people')
      .innerJoin('staff', 'staff.id', 'people.staff_id')
      .select('people.registered')
      .execute()
    expect(people).toEqual([{ registered: 0 }])
    expect(await stage()).toBeUndefined()
  })

  async function openNotices(): Promise<number> {
    const rows = await test.app.store.sql
      .selectFrom('notices')
      .select('id')
      .where('status', 'in', ['queued', 'sending'])
      .execute()
    return rows.length
  }

  async function alarmStep(): Promise<number | undefined> {
    const row = await test.app.store.sql.selectFrom('alarms').select('step').executeTakeFirst()
    return row?.step
  }

  async function stage(): Promise<string | undefined> {
    const row = await test.app.store.sql.selectFrom('handovers').select('stage').executeTakeFirst()
    return row?.stage
  }
})
