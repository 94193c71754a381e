import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled } from '../support/time-runs.ts'

describe.each(databases)('somebody who wants no more texts (%s)', (database) => {
  let test: TestApp

  beforeEach(async () => {
    test = await startTestApp({ database })
  })

  afterEach(() => test.close())

  async function optedOut(): Promise<number> {
    const rows = await test.app.store.sql
      .selectFrom('addresses')
      .select('id')
      .where('opted_out_at', 'is not', null)
      .execute()
    return rows.length
  }

  async function outgoing() {
    return test.app.store.sql
      .selectFrom('messages')
      .select(['status', 'error_code', 'role'])
      .where('direction', '=', 'out')
      .orderBy('id')
      .execute()
  }

  it('says STOP: the network answers, we record that and send nothing', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('STOP')
    await settled(test)

    expect(await optedOut()).toBe(1)
    expect(test.twilio.sentTo(mia.address)).toHaveLength(0)
    expect(await outgoing()).toEqual([
      { status: 'withheld', error_code: 'network-replied', role: 'reply' },
    ])
  })

  it('says it in other words: is told once that texts are off, and then the bot is quiet', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('please stop texting me')
    expect(await mia.receives()).toMatch(/off[\s\S]*999/)
    await mia.texts('council tax')
    await settled(test)

    expect(await optedOut()).toBe(1)
    expect(test.twilio.sentTo(mia.address)).toHaveLength(1)
  })

  it('turns texts on again with START, on that address alone', async () => {
    const sms = test.phone('+447700900101')
    const whatsapp = test.phone('whatsapp:+447700900101')
    await sms.texts('STOP')
    await settled(test)

    await whatsapp.texts('council tax')
    expect(await whatsapp.receives()).toContain('ouncil tax')
    await sms.texts('START')
    await sms.receives()

    await sms.texts('council tax')
    expect(await sms.receives()).toContain('ouncil tax')
    expect(await optedOut()).toBe(0)
  })

  it('is opted out when the network says so on sending', async () => {
    const mia = test.phone('+447700900101')
    test.twilio.chaos.answerCreates(21610)

    await mia.texts('council tax')
    await settled(test)

    expect(await optedOut()).toBe(1)
    expect((await outgoing()).map((row) => row.status)).toEqual(['failed', 'cancelled'])
  })

  it('takes YES for an opt-in only where texts are off', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('can i bring my pet snake to the new flat')
    await mia.receives()
    await mia.receives()

    await mia.texts('YES')
    expect(await mia.receives()).toMatch(/Jo/)

    await mia.texts('STOP')
    await settled(test)
    await mia.texts('YES')
    await settled(test)
    expect(await optedOut()).toBe(0)
  })
})
