import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

describe.each(databases)('somebody in danger (%s)', (database) => {
  let test: TestApp

  beforeEach(async () => {
    test = await startTestApp({ database })
  })

  afterEach(() => test.close())

  it('gets the card at once, alone, without waiting for the burst', async () => {
    const jay = test.phone('+447700900102')
    const arriving = test.twilio.nextTo(jay.address, { after: 0 })

    await jay.texts('i want to kill myself')

    const { body } = await arriving
    expect(body).toMatch(/999[\s\S]*116 123/)
    expect(body).not.toMatch(/Waymark|flagged|told/)
    expect(test.twilio.sentTo(jay.address)).toHaveLength(1)
  })

  it('leaves an alarm with its handover, in a talk that advisers may read from here on', async () => {
    const jay = test.phone('+447700900102')
    await jay.texts('what is a pathway plan')
    await jay.receives()
    await jay.receives()

    await jay.texts('i want to kill myself')
    await jay.receives()

    const { sql } = test.app.store
    const alarms = await sql
      .selectFrom('alarms')
      .innerJoin('handovers', 'handovers.id', 'alarms.handover_id')
      .innerJoin('talks', 'talks.id', 'alarms.talk_id')
      .select(['alarms.kind', 'handovers.reason', 'handovers.status', 'talks.audience'])
      .execute()
    expect(alarms).toEqual([
      { kind: 'suicide', reason: 'danger', status: 'open', audience: 'advisers' },
    ])
    const sealed = await sql
      .selectFrom('messages')
      .innerJoin('talks', 'talks.id', 'messages.talk_id')
      .select('messages.direction')
      .where('talks.audience', '=', 'sealed')
      .execute()
    expect(sealed).toHaveLength(3)
  })

  it('is answered in the middle of a burst, after STOP, and from a number nobody knows', async () => {
    const stranger = test.phone('+447700900999')

    await stranger.texts('hi')
    await stranger.texts('my step dad is going to kill me hes outside the door')

    expect(await stranger.receives()).toContain('999')
    const stopped = test.phone('whatsapp:+447700900998')
    await stopped.texts('please stop texting me')
    await stopped.receives()
    await stopped.texts('i want to kill myself')
    expect(await stopped.receives()).toContain('116 123')
  })

  it('can say how it is by number, and a text taken back stays heard', async () => {
    const jay = test.phone('+447700900102')
    await jay.texts('i want to kill myself')
    await jay.receives()

    await jay.texts('1')
    expect(await jay.receives()).toMatch(/999[\s\S]*55/)
    await jay.texts('lol jk')

    expect(await jay.receives()).toMatch(/rather check/)
    const open = await test.app.store.sql
      .selectFrom('alarms')
      .select('status')
      .where('status', '=', 'open')
      .execute()
    expect(open).toHaveLength(1)
  })

  it('keeps an allegation in a talk that advisers cannot read', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('my keyworker keeps sending me sexual messages at night')

    expect(await mia.receives()).toMatch(/not in trouble/)
    const talks = await test.app.store.sql
      .selectFrom('talks')
      .innerJoin('messages', 'messages.talk_id', 'talks.id')
      .select('talks.audience')
      .distinct()
      .execute()
    expect(talks).toEqual([{ audience: 'restricted:allegation' }])
  })
})
