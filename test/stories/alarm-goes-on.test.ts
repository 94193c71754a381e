import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defaultServiceHours } from '../../src/domain/service-hours.ts'
import { closeAlarm } from '../../src/handover/alarms/close-alarm.ts'
import { registerPerson } from '../../src/store/registrations.ts'
import { addStaff, type NewStaffMember } from '../../src/store/staff.ts'
import { loadViewer } from '../../src/store/viewers.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import type { Device } from '../support/people.ts'
import {
  declareOutOfHours,
  type SmallKnowledge,
  smallKnowledge,
} from '../support/small-knowledge.ts'
import { type SmtpStandIn, startSmtp } from '../support/smtp-server.ts'
import { timeRuns } from '../support/time-runs.ts'

const danger = 'ive got the tablets in front of me and im taking all of them tonight. goodbye'
const mobiles = { jo: '+447700900701', dee: '+447700900702', max: '+447700900703' } as const
type Staff = keyof typeof mobiles | 'hal'

describe.each(databases)('an alarm goes on until somebody deals with it (%s)', (database) => {
  let test: TestApp
  let smtp: SmtpStandIn
  let knowledge: SmallKnowledge
  let ids: Readonly<Record<Staff, string>>
  let young = 0

  beforeAll(async () => {
    smtp = await startSmtp()
    knowledge = smallKnowledge()
    const mail = { SMTP_URL: smtp.url, MAIL_FROM: 'waymark@council.example' }
    const env = { ...mail, KNOWLEDGE_DIR: knowledge.dir }
    test = await startTestApp({ database, env })
    const { store } = test.app
    await store.sql.updateTable('staff').set({ left_at: 1 }).execute()
    ids = await store.transaction(async (tx) => {
      const add = (name: Staff, own: Partial<NewStaffMember>) =>
        addStaff(
          tx,
          {
            ...{ name, team: 'Of this story', email: `${name}@story.example`, textsOn: false },
            ...{ roles: ['personal-adviser'], demo: true, workingPattern: defaultServiceHours },
            ...(name !== 'hal' && { workMobile: mobiles[name] }),
            ...own,
          },
          test.clock.now(),
        )
      const max = await add('max', { roles: ['team-manager'] })
      return {
        max,
        jo: await add('jo', { managerId: max }),
        dee: await add('dee', { roles: ['duty-adviser'] }),
        hal: await add('hal', { roles: ['head-of-service'] }),
      }
    })
  })
  beforeEach(async () => {
    await closeAll()
    timeComes('2026-11-24T11:00:00Z')
  })
  afterAll(async () => {
    await test.close()
    await smtp.stop()
    knowledge.remove()
  })

  async function closeAll(): Promise<void> {
    await test.app.store.sql
      .updateTable('alarms')
      .set({ status: 'closed', reported_at: 1 })
      .execute()
  }

  /** The same hour of the next Tuesday that has not been yet. */
  function timeComes(moment: string): void {
    const weekMs = 7 * 24 * 3_600_000
    let ms = Date.parse(moment) - test.clock.now().getTime()
    while (ms < 0) ms += weekMs
    test.clock.advance(ms)
  }

  async function somebodyYoung(): Promise<Device & { readonly id: string }> {
    young += 1
    const value = `+44770090071${young}`
    const at = test.clock.now()
    const person = {
      ...{ preferredName: 'Mia', birthday: '2005-02-03', language: 'en', team: 'Of this story' },
      ...{ adviserId: ids.jo, checkedAt: at, demo: true },
      addresses: [{ channel: 'sms', value } as const],
    }
    const id = await test.app.store.transaction((tx) => registerPerson(tx, person, 'a test', at))
    return { ...test.phone(value), id }
  }

  const until = (done: () => boolean | Promise<boolean>, stepMs = 500) =>
    timeRuns({ clock: test.clock, store: test.app.store, stepMs }, done)
  /** In six steps: what is due in them is done while they pass. */
  const minutes = (count: number) => {
    const at = test.clock.now().getTime() + count * 60_000
    return until(() => test.clock.now().getTime() >= at, count * 10_000)
  }
  /** Until so many of their texts from us read like this. */
  const hears = (phone: Device, words: RegExp, times = 1) =>
    until(() => textsTo(phone).filter((text) => words.test(text)).length >= times)
  const alarmOf = ({ id }: { readonly id: string }) =>
    test.app.store.sql
      .selectFrom('alarms')
      .selectAll()
      .where('person_id', '=', id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  const textsTo = ({ address }: Pick<Device, 'address'>) =>
    test.twilio.sentTo(address).map(({ body }) => body)
  /** 'kind name status' of each e-mail about their alarms, in order. */
  const mailsAbout = async ({ id }: { readonly id: string }) => {
    const rows = await test.app.store.sql
      .selectFrom('notices')
      .select(['kind', 'staff_id', 'status'])
      .where('person_id', '=', id)
      .where('channel', '=', 'email')
      .orderBy('id')
      .execute()
    const nameOf = (staffId: string) => Object.entries(ids).find(([, one]) => one === staffId)?.[0]
    return rows.map((row) => `${row.kind} ${nameOf(row.staff_id) ?? ''} ${row.status}`)
  }
  /** Those that have not left: people are told side by side, and one may be quicker than another. */
  const mailsToLeave = async (person: { readonly id: string }) =>
    (await mailsAbout(person)).filter((one) => one.endsWith('queued'))

  it('alerts once, though they go on writing; and again when it is worse', async () => {
    const mia = await somebodyYoung()
    await mia.texts('im so low lately, i feel empty and i cut myself last night')
    await mia.receives()
    const before = (await mailsAbout(mia)).length

    await mia.texts(danger)
    await mia.receives()
    await until(async () => (await mailsAbout(mia)).every((one) => one.endsWith('sent')))
    const alerted = await mailsAbout(mia)
    expect(alerted.slice(before)).toContain('alarm jo sent')
    await mia.texts('i really want to kill myself')
    await mia.receives()

    expect(await mailsAbout(mia)).toEqual(alerted)
    expect(await alarmOf(mia)).toMatchObject({ level: 0, kind: 'suicide', joined: 2 })
  })

  it('is dealt with by answering the SMS with its code, and then needs an attempt', async () => {
    const mia = await somebodyYoung()
    const jo = test.phone(mobiles.jo)
    const earlier = test.twilio.sentTo(mobiles.jo).length
    const sms = () => test.twilio.sentTo(mobiles.jo).slice(earlier)
    await mia.texts(danger)
    expect(await mia.receives()).toMatch(/I've flagged it to jo/i)
    await until(() => sms().length > 0)
    const alert = sms()[0]?.body ?? ''
    expect(alert).toMatch(/^Waymark, urgent: .*Reply \d{4} if you are dealing with it$/)
    expect(alert).not.toMatch(/Mia|tablets/)
    const { code } = await alarmOf(mia)
    expect(alert).toContain(`Reply ${code ?? ''}`)

    // From a young person it is a number like any other.
    const lee = await somebodyYoung()
    await lee.texts(code ?? '')
    await hears(lee, /./)
    expect(await alarmOf(mia)).toMatchObject({ acknowledged_by: null })
    await jo.texts(code === '9999' ? '9998' : '9999')
    await hears(jo, /^No open alarm of yours has that code/)
    await jo.texts(` ${code ?? ''} `)
    await hears(jo, /^Recorded: .*within 30 minutes.*https:/)

    expect(await alarmOf(mia)).toMatchObject({ acknowledged_by: ids.jo })
    await until(() =>
      textsTo(mia).some((text) => /has read your message and is dealing/.test(text)),
    )
    await minutes(31)
    await until(async () => (await mailsAbout(mia)).includes('alarm-went-on max sent'))
    expect(await alarmOf(mia)).toMatchObject({ acknowledged_by: null })
  })

  it('a hoax repeated: marked, told, sealed again, and the next is heard anew', async () => {
    const mia = await somebodyYoung()
    const viewer = await loadViewer(test.app.store, ids.dee, test.clock.now())
    if (viewer === undefined) throw new Error('Dee has left')
    for (const round of [1, 2]) {
      await mia.texts(danger)
      await hears(mia, /flagged it to jo/i, round)
      const { id: alarmId, talk_id: talkId } = await alarmOf(mia)
      const closing = { alarmId, verdict: 'false', done: 'Rang: a dare.' } as const

      const closed = await closeAlarm(test.app.messaging, viewer, closing)

      expect(closed).toEqual({ kind: 'closed', verdict: 'false', sealed: true })
      await hears(mia, /marked it as a false alarm/, round)
      const alarms = await test.app.store.sql
        .selectFrom('alarms')
        .select('id')
        .where('person_id', '=', mia.id)
        .execute()
      expect(alarms).toHaveLength(round)
      await mia.texts('do i pay council tax')
      await hears(mia, /council tax/i, round)
      const last = await test.app.store.sql
        .selectFrom('messages')
        .innerJoin('talks', 'talks.id', 'messages.talk_id')
        .select(['talks.id', 'talks.audience'])
        .where('messages.person_id', '=', mia.id)
        .orderBy('messages.id', 'desc')
        .executeTakeFirstOrThrow()
      expect(last.audience).toBe('sealed')
      expect(last.id).not.toBe(talkId)
    }
  })

  it('with mail and texts down: it goes on, nothing is lost, and nobody is flooded after', async () => {
    const mia = await somebodyYoung()
    const before = smtp.mails.length
    await smtp.stop()
    test.twilio.chaos.answerCreates(503, 15)

    await mia.texts(danger)
    await until(async () => (await alarmOf(mia)).unanswered_at !== null, 120_000)
    expect(await alarmOf(mia)).toMatchObject({ status: 'open', acknowledged_at: null })
    const waiting = (await mailsToLeave(mia)).length
    await smtp.start()
    await until(async () => (await mailsToLeave(mia)).length === 0, 20_000)

    // One for each of three people, and what was being tried when it was said anew.
    expect(waiting).toBeLessThanOrEqual(6)
    const mails = smtp.mails.slice(before)
    expect(mails.length).toBeGreaterThan(0)
    expect(mails.length).toBeLessThanOrEqual(6)
    expect(test.log()).toMatch(/UNANSWERED/)
  })

  it.each(['none', 'rota'])(
    'all night, with nobody (%s): unanswered, first in the morning, reported',
    async (way) => {
      await declareOutOfHours(test, knowledge, way).catch(() => undefined)
      timeComes('2026-11-24T22:30:00Z')
      const mia = await somebodyYoung()
      const reports = () =>
        smtp.mails.filter(
          ({ to, text }) => to[0] === 'hal@story.example' && /unanswered/i.test(text),
        )
      const before = reports().length

      await mia.texts(danger)

      await hears(mia, /No one .* before/)
      expect((await alarmOf(mia)).unanswered_at).not.toBeNull()
      await minutes(60)
      expect(await mailsAbout(mia)).toEqual([])
      timeComes('2026-11-25T08:59:00Z')
      await minutes(3)
      await until(async () => (await mailsAbout(mia)).includes('alarm jo sent'))
      await until(() => reports().length > before)
      await until(async () => (await mailsToLeave(mia)).length === 0)

      expect(await mailsAbout(mia)).toEqual(['alarm jo sent', 'alarm dee sent'])
      expect(reports()).toHaveLength(before + 1)
      expect((await alarmOf(mia)).reported_at).not.toBeNull()
    },
  )
})
