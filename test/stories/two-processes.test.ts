import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { publishRevision } from '../../src/store/revisions.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

/** SQLite serves from one process, and its second start is refused: see starts-and-stops. */
describe('two processes on one PostgreSQL', () => {
  let one: TestApp
  let other: TestApp

  beforeAll(async () => {
    one = await startTestApp({ database: 'postgres' })
    other = await startTestApp({ database: one.database, env: { TWILIO_API_URL: one.twilio.url } })
  })

  afterAll(async () => {
    await other.close()
    await one.close()
  })

  it('take any webhook, and answer every text once between them', async () => {
    const phones = Array.from({ length: 12 }, (_, at) =>
      one.phone(`+4477009003${String(at).padStart(2, '0')}`),
    )

    for (const [at, phone] of phones.entries()) {
      one.twilio.webhookBase = (at % 2 === 0 ? one : other).app.url
      await phone.texts('what is a pathway plan')
      one.twilio.webhookBase = (at % 2 === 0 ? other : one).app.url
      await phone.texts('and council tax')
    }
    other.clock.advance(5000)
    await settled(one)
    other.clock.advance(5000)
    await settled(one)

    const replies = await one.app.store.sql
      .selectFrom('messages')
      .select(['reply_id'])
      .where('direction', '=', 'in')
      .execute()
    expect(replies).toHaveLength(24)
    expect(replies.filter((row) => row.reply_id === null)).toEqual([])
    // An answer and the welcome each, and nobody was answered by both.
    expect(phones.map((phone) => one.twilio.sentTo(phone.address).length)).toEqual(
      Array(12).fill(2),
    )
  })

  it('serve an article that was published through the other', async () => {
    const [first] = await other.app.store.sql
      .selectFrom('revisions')
      .select('raw')
      .where('name', '=', 'pathway-plan')
      .execute()
    const raw = (first?.raw ?? '').replace(/\n---\n[\s\S]*?\n## /, '\n---\nZebra crossings.\n\n## ')

    await other.app.store.transaction((tx) =>
      publishRevision(
        tx,
        { kind: 'article', name: 'pathway-plan', language: 'en', raw, by: 'editor', why: 'a test' },
        other.clock.now(),
      ),
    )
    const inForce = () => one.log().split('articles are in force').length === 3
    await timeRuns({ clock: one.clock, store: one.app.store }, inForce)
    one.twilio.webhookBase = one.app.url
    await one.phone('+447700900399').texts('what is a pathway plan')

    expect(await one.phone('+447700900399').receives()).toContain('Zebra crossings')
  })
})
