import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled } from '../support/time-runs.ts'

/** Words and numbers no library of ours would write by itself. */
const marks = ['zanzibarquince', '07700900456', '447700900789', 'Mia', 'Marsh']

describe.each(databases)(
  'words and numbers stay out of logs and of the store as text (%s)',
  (database) => {
    let test: TestApp

    beforeEach(async () => {
      test = await startTestApp({ database, env: { LOG_LEVEL: 'debug' } })
    })

    afterEach(() => test.close())

    it('logs ids only, whatever goes wrong on the way', async () => {
      const phone = test.phone('+447700900789')
      test.twilio.chaos.answerCreates(21211)
      test.twilio.chaos.answerCreates(500)
      test.twilio.chaos.cutAfterAccepting()

      await phone.texts('zanzibarquince council tax call 07700900456')
      await settled(test)
      await phone.texts('zanzibarquince i want to kill myself 07700900456')
      await settled(test)
      await test.twilio.postInbound({
        MessageSid: 'SM1',
        From: 'zanzibarquince',
        To: '07700900456',
      })
      await fetch(`${test.app.url}/zanzibarquince?q=07700900456`)
      await test.stop()
      await phone.texts('zanzibarquince while down')
      await test.restart()
      await settled(test)

      const log = test.log()
      expect(log.length).toBeGreaterThan(500)
      expect(marks.filter((mark) => log.includes(mark))).toEqual([])
    })

    it('stores none of them readable', async () => {
      const phone = test.phone('+447700900789')
      await phone.texts('zanzibarquince council tax call 07700900456')
      await settled(test)

      const tables = [
        'people',
        'staff',
        'addresses',
        'talks',
        'messages',
        'questions',
        'events',
      ] as const
      const dumps = await Promise.all(
        tables.map((table) => test.app.store.sql.selectFrom(table).selectAll().execute()),
      )
      const dump = JSON.stringify(dumps)
      expect(marks.filter((mark) => dump.includes(mark))).toEqual([])
    })

    it('keeps of a question only what an editor needs, masked', async () => {
      const phone = test.phone('+447700900789')
      await phone.texts('do i have to pay council tax call 07700900456')
      await settled(test)

      const [masked, ...more] = await wordsKept()
      expect(more).toEqual([])
      expect(masked).toContain('council tax')
      expect(masked).not.toContain('900456')
    })

    it('keeps no words of danger, nor of what was asked on the day it was told of', async () => {
      const phone = test.phone('+447700900789')
      await phone.texts('do i have to pay council tax')
      await settled(test)
      expect(await wordsKept()).toHaveLength(1)

      await phone.texts('i want to kill myself')
      await settled(test)
      await phone.texts('what is a pathway plan')
      await settled(test)

      expect(await wordsKept()).toEqual([])
    })

    async function wordsKept(): Promise<readonly string[]> {
      const { vault, sql } = test.app.store
      const rows = await sql.selectFrom('questions').selectAll().execute()
      return rows.flatMap(({ id, masked_sealed: sealed }) =>
        sealed === null
          ? []
          : [vault.open({ table: 'questions', column: 'masked', row: id }, sealed)],
      )
    }
  },
)
