import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { ledger } from '../support/in-danger.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

const card = /999[\s\S]*1 I'm in danger/

describe.each(databases)(
  "the network's own words, and cards that cannot arrive (%s)",
  (database) => {
    let test: TestApp

    beforeAll(async () => {
      test = await startTestApp({ database })
    })

    afterAll(() => test.close())

    const books = () => ledger(test)
    const bodiesTo = (address: string) => test.twilio.sentTo(address).map(({ body }) => body)
    const until = (done: () => boolean | Promise<boolean>) =>
      timeRuns({ clock: test.clock, store: test.app.store }, done)

    it('HELP is a call for help: numbers, a person, and 1 in danger', async () => {
      const mia = test.phone('+447700900101')

      await mia.texts('HELP')
      expect(await mia.receives()).toMatch(/999[\s\S]*116 123[\s\S]*Jo[\s\S]*1 I'm in danger/)
      await settled(test)
      await mia.texts('1')
      await settled(test)

      expect(bodiesTo(mia.address).at(-1)).toMatch(/999.*55/)
      expect(await books().openAlarmsOf(mia.address)).toBe(1)
    })

    it('STOP with nothing the matter means texts', async () => {
      const kai = test.phone('+447700900109')

      await kai.texts('STOP')
      await settled(test)

      expect(bodiesTo(kai.address)).toEqual([])
      expect(await books().tasksOf(kai.address)).toEqual([])
    })

    it('END in an open alarm is taken as worse: no text arrives, so staff are told to phone', async () => {
      const lee = test.phone('+447700900106')
      await lee.texts('i want to kill myself')
      await lee.receives()

      await lee.texts('END')
      await until(async () => (await books().tasksOf(lee.address)).includes('ring-them'))

      expect(bodiesTo(lee.address)).toHaveLength(1)
      expect(await books().actsOf(lee.address)).toContainEqual({
        act: 'note',
        how: 'no-text-reaches-them',
      })
      expect(await books().noticesAbout(lee.address)).toContain('not-reached')
      expect(await books().answerOf(lee.address)).toBe('not-sure')
    })

    it('danger after STOP: the card goes to another address of theirs that is not opted out', async () => {
      const tia = test.phone('+447700900105')
      const onWhatsApp = test.phone('whatsapp:+447700900105')
      await onWhatsApp.texts('council tax')
      await settled(test)
      await tia.texts('STOP')
      await settled(test)
      const before = bodiesTo(onWhatsApp.address).length

      await tia.texts('my boyfriend is going to kill me')
      await settled(test)

      expect(bodiesTo(onWhatsApp.address).slice(before)).toEqual([expect.stringMatching(card)])
      expect(bodiesTo(tia.address)).toEqual([])
      expect(await books().tasksOf(tia.address)).toEqual([])
    })

    it('danger after STOP and nowhere else: staff are told to phone, once', async () => {
      const fay = test.phone('+447700900113')
      await fay.texts('STOP')
      await settled(test)

      await fay.texts('i want to kill myself')
      await fay.texts('i want to kill myself now')
      await settled(test)

      const notes = (await books().actsOf(fay.address)).filter(({ act }) => act === 'note')
      expect(notes).toEqual([{ act: 'note', how: 'no-text-reaches-them' }])
      expect(new Set(await books().tasksOf(fay.address))).toEqual(new Set(['ring-them']))
    })

    it('a card that fails later has the same consequence', async () => {
      const ben = test.phone('+447700900108')
      test.twilio.chaos.failDelivery(30005)

      await ben.texts('i want to kill myself')
      await ben.receives()
      await until(async () => (await books().tasksOf(ben.address)).includes('ring-them'))

      expect(await books().actsOf(ben.address)).toContainEqual({
        act: 'note',
        how: 'no-text-reaches-them',
      })
    })
  },
)
