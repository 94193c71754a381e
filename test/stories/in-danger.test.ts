import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { ledger } from '../support/in-danger.ts'

/** Tuesday 11:00: Jo and the duty team are in. */
describe.each(databases)('somebody in danger (%s)', (database) => {
  let test: TestApp

  beforeAll(async () => {
    test = await startTestApp({ database })
  })

  afterAll(() => test.close())

  const books = () => ledger(test)

  it('gets the card at once, alone, and it says who was told, which nobody has read', async () => {
    const mia = test.phone('+447700900101')
    const arriving = test.twilio.nextTo(mia.address, { after: 0 })

    await mia.texts('i want to kill myself')

    const { body } = await arriving
    expect(body).toMatch(/999[\s\S]*116 123[\s\S]*1 I'm in danger/)
    expect(body).toContain(
      "I've flagged it to Jo and the duty team. I don't know yet if they've seen it.",
    )
    expect(body).not.toContain('Waymark')
    expect(test.twilio.sentTo(mia.address)).toHaveLength(1)
    await mia.receives()
  })

  it('is heard again in the same episode: short, and different', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('i really want to die')

    expect(await mia.receives()).toMatch(/^I'm still here\. I've flagged it/)
    expect(await books().openAlarmsOf('+447700900101')).toBe(1)
  })

  it('can say how it is by number: 999, the silent 55, and what is true', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('1')
    expect(await mia.receives()).toMatch(/999.*55.*I've told the team you said you're in danger/)
    await mia.texts('i really want to die')
    await mia.receives()
    await mia.texts('3')
    expect(await mia.receives()).toMatch(/can change fast.*The team still has this/)
    expect(await books().openAlarmsOf('+447700900101')).toBe(1)
  })

  it('still gets what they ask for, with where to get help', async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('council tax')

    expect(await mia.receives()).toMatch(/ouncil tax[\s\S]*116 123/)
  })

  it("is answered kindly when it was not meant, and stays heard: 'lol no i meant my phone'", async () => {
    const mia = test.phone('+447700900101')

    await mia.texts('lol no i meant my phone')

    expect(await mia.receives()).toMatch(/rather check than miss.*already told.*may still check in/)
    expect(await books().openAlarmsOf('+447700900101')).toBe(1)
  })

  it('leaves an alarm with its handover, in a talk that advisers may read from here on', async () => {
    const jay = test.phone('+447700900102')
    await jay.texts('what is a pathway plan')
    await jay.receives()
    await jay.receives()

    await jay.texts('i want to kill myself')
    await jay.receives()

    expect(await books().alarmsOf('+447700900102')).toEqual([
      { kind: 'suicide', reason: 'danger', status: 'open', audience: 'advisers' },
    ])
    expect(await books().textsIn('+447700900102', 'sealed')).toBe(3)
  })

  it('keeps an allegation in a talk that advisers cannot read', async () => {
    const tia = test.phone('+447700900105')

    await tia.texts('my keyworker keeps sending me sexual messages at night')

    expect(await tia.receives()).toMatch(/not in trouble/)
    expect(await books().textsIn('+447700900105', 'restricted:allegation')).toBe(2)
    expect(await books().textsIn('+447700900105', 'advisers')).toBe(0)
  })
})
