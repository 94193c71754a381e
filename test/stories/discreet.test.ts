import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { discreetLine } from '../../src/domain/discreet.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { ledger } from '../support/in-danger.ts'
import { settled } from '../support/time-runs.ts'

/** Somebody whose phone is read by others. */
describe.each(databases)('the quiet way (%s)', (database) => {
  let test: TestApp

  beforeAll(async () => {
    test = await startTestApp({ database })
  })

  afterAll(() => test.close())

  const number = '+447700900101'
  const newest = () => test.twilio.sentTo(number).at(-1)?.body ?? ''

  it('is offered after danger from somebody close, and QUIET turns it on', async () => {
    const mia = test.phone(number)
    await mia.texts('my boyfriend hits me')
    await mia.receives()
    await mia.texts('my boyfriend hits me again')
    expect(await mia.receives()).toMatch(/Someone reads your phone\? Text QUIET/)

    await mia.texts('QUIET')

    expect(await mia.receives()).toMatch(/^Hi, about your text:\n.*delete this chat.*NORMAL/s)
  })

  it('begins every text from then on: answers, cards, and what staff write', async () => {
    const mia = test.phone(number)

    for (const text of ['council tax', 'i want to kill myself', '1']) {
      await mia.texts(text)
      await settled(test)
      expect(newest().startsWith(discreetLine)).toBe(true)
    }
    await ledger(test).adviserTakesOver(number)
    await settled(test)
    expect(newest()).toMatch(/^Hi, about your text:\nYou're now talking with/)
  })

  it('ends with NORMAL, though staff own the talk', async () => {
    const mia = test.phone(number)

    await mia.texts('normal')
    await settled(test)
    await mia.texts('i want to kill myself')
    await settled(test)

    expect(newest().startsWith(discreetLine)).toBe(false)
    expect(newest()).toMatch(/999/)
  })
})
