import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { type SmallKnowledge, smallKnowledge } from '../support/small-knowledge.ts'
import { settled } from '../support/time-runs.ts'

/** Jo's work mobile, and Mia's number. */
const jo = '+447700900201'
const mia = '+447700900101'

describe.each(databases)('a rehearsal with the account (%s)', (database) => {
  let test: TestApp
  let knowledge: SmallKnowledge

  beforeAll(async () => {
    knowledge = smallKnowledge()
    test = await startTestApp({ database, env: { KNOWLEDGE_DIR: knowledge.dir, REHEARSAL: '1' } })
  })
  afterAll(async () => {
    await test.close()
    knowledge.remove()
  })

  const texts = () => test.app.store.sql.selectFrom('messages').select('direction').execute()

  it('takes nothing in of anybody young, and gives them numbers that answer', async () => {
    const { status, text } = await test.phone(mia).texts('council tax')

    expect(status).toBe(200)
    expect(text).toContain("Our texts aren't working right now")
    test.clock.advance(10 * 60_000)
    await settled(test)
    expect(await texts()).toEqual([])
    expect(test.twilio.sent).toEqual([])
  })

  it('hears and answers staff', async () => {
    const { text } = await test.phone(jo).texts('council tax')

    expect(text).toBe('<Response/>')
    await settled(test)
    expect(test.twilio.sentTo(jo)).not.toEqual([])
  })

  it('sends no text to anybody young, whoever wrote it', async () => {
    const to = { channel: 'sms', value: mia } as const
    const result = await test.app.messaging.channel.send({ id: 'm', to, text: 'Hi' })

    expect(result).toEqual({ kind: 'refused', code: 'rehearsal' })
    expect(test.twilio.sentTo(mia)).toEqual([])
  })
})
