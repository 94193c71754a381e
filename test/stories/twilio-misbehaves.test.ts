import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

describe.each(databases)(
  'when Twilio repeats, delays, refuses or falls silent (%s)',
  (database) => {
    let test: TestApp

    beforeEach(async () => {
      test = await startTestApp({ database })
    })

    afterEach(() => test.close())

    const outgoing = () =>
      test.app.store.sql
        .selectFrom('messages')
        .select(['status', 'error_code', 'delivery_status', 'maybe_twice', 'role', 'attempts'])
        .where('direction', '=', 'out')
        .orderBy('id')
        .execute()

    const phone = () => test.phone('+447700900101')

    const until = (done: () => boolean | Promise<boolean>) =>
      timeRuns({ clock: test.clock, store: test.app.store }, done)

    it('answers once a text that is posted five times at once', async () => {
      test.twilio.chaos.repeatWebhooks(5)

      const posted = await phone().texts('council tax')
      await settled(test)

      expect(posted.answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200])
      expect((await outgoing()).filter((row) => row.role === 'reply')).toHaveLength(1)
    })

    it('takes in what the webhook missed, at the latest two minutes later', async () => {
      test.twilio.chaos.dropWebhooks()

      await phone().texts('council tax')
      test.clock.advance(121_000)

      expect(await phone().receives()).toContain('ouncil tax')
    })

    it('takes in what came while it was down for ten minutes', async () => {
      await test.stop()
      await phone().texts('council tax')
      test.clock.advance(600_000)

      await test.restart()

      expect(await phone().receives()).toContain('ouncil tax')
    })

    it('finds a text in the list that appears there late', async () => {
      test.twilio.chaos.makeListLate()
      test.twilio.chaos.dropWebhooks()
      await phone().texts('council tax')
      test.clock.advance(121_000)
      await settled(test)

      test.twilio.catchUpList()
      test.clock.advance(121_000)

      expect(await phone().receives()).toContain('ouncil tax')
    })

    it('waits and tries again on 429, in order, and gives up nothing', async () => {
      test.twilio.chaos.answerCreates(429, 2)

      await phone().texts('council tax')
      await until(() => test.twilio.sentTo(phone().address).length === 2)

      const [answer, welcome] = test.twilio.sentTo(phone().address)
      expect(answer?.body).toContain('ouncil tax')
      expect(welcome?.body).toContain('Waymark')
    })

    it('settles a send whose connection was cut by its receipt, without sending it again', async () => {
      test.twilio.chaos.cutAfterAccepting()

      await phone().texts('council tax')
      await until(async () => (await outgoing())[0]?.status === 'sent')
      await settled(test)

      expect(test.twilio.sentTo(phone().address)).toHaveLength(2)
      expect((await outgoing()).map((row) => row.maybe_twice)).toEqual([0, 0])
    })

    it('settles it by the list of sent messages when no receipt came', async () => {
      test.twilio.chaos.cutAfterAccepting()
      test.twilio.chaos.withholdReceipts()

      await phone().texts('council tax')
      await until(async () => (await outgoing())[0]?.status === 'sent')

      expect(test.twilio.sentTo(phone().address)[0]?.body).toContain('ouncil tax')
      expect((await outgoing())[0]?.maybe_twice).toBe(0)
    })

    it('sends it again, and marks it, only when it is not in the list either', async () => {
      test.twilio.chaos.answerCreates(500)

      await phone().texts('council tax')
      await until(async () => (await outgoing())[0]?.status === 'sent')

      expect((await outgoing())[0]?.maybe_twice).toBe(1)
      const events = await test.app.store.sql
        .selectFrom('events')
        .select('kind')
        .where('kind', '=', 'sent-again')
        .execute()
      expect(events).toHaveLength(1)
    })

    it('sends a danger card again at once when the result is not known', async () => {
      test.twilio.chaos.cutAfterAccepting()
      test.twilio.chaos.withholdReceipts()
      const second = test.twilio.nextTo(phone().address, { after: 1 })

      await phone().texts('i want to kill myself')

      expect((await second).body).toContain('999')
      expect((await outgoing())[0]?.maybe_twice).toBe(1)
    })

    it('never takes a receipt backwards, and keeps the first failure', async () => {
      test.twilio.chaos.reorderReceipts()
      test.twilio.chaos.receiptsFirst()

      await phone().texts('council tax')
      await settled(test)
      await test.twilio.receiptsSettled()

      expect((await outgoing()).map((row) => row.delivery_status)).toEqual([
        'delivered',
        'delivered',
      ])
    })

    it('tries a phone that was off once more, and a number that is gone not again', async () => {
      test.twilio.chaos.failDelivery(30003)
      await phone().texts('council tax')
      await until(() => test.twilio.sentTo(phone().address).length === 3)
      await test.twilio.receiptsSettled()

      const stranger = test.phone('+447700900777')
      test.twilio.chaos.failDelivery(30005)
      await stranger.texts('council tax')
      await until(() => test.twilio.sentTo(stranger.address).length === 2)
      await test.twilio.receiptsSettled()
      test.clock.advance(600_000)
      await settled(test)

      expect(test.twilio.sentTo(stranger.address)).toHaveLength(2)
      expect((await outgoing()).filter((row) => row.error_code === '30005')).toHaveLength(1)
    })

    it('does not try again outside the window of WhatsApp', async () => {
      const mia = test.phone('whatsapp:+447700900101')
      test.twilio.chaos.answerCreates(63016)

      await mia.texts('council tax')
      await settled(test)

      const [reply] = await outgoing()
      expect(reply).toMatchObject({ status: 'failed', error_code: '63016', attempts: 1 })
    })

    it('ends a loop with an answering machine at the other end', async () => {
      const machine = test.phone('+447700900888')
      const text = 'I am driving right now and will get back to you later'

      for (let n = 0; n < 8; n += 1) {
        await machine.texts(text)
        await settled(test)
      }

      expect(test.twilio.sentTo(machine.address).length).toBeLessThan(6)
    })

    it('texts no country the council did not name, but for danger', async () => {
      const abroad = test.phone('+33612345678')

      await abroad.texts('council tax')
      await settled(test)
      expect(test.twilio.sentTo(abroad.address)).toHaveLength(0)

      await abroad.texts('i want to kill myself')
      expect(await abroad.receives()).toContain('999')
    })
  },
)
