import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled } from '../support/time-runs.ts'

describe.each(databases)('when something is broken, nobody gets silence (%s)', (database) => {
  let test: TestApp

  beforeEach(async () => {
    test = await startTestApp({ database })
  })

  afterEach(() => test.close())

  const outcomes = () =>
    test.app.store.sql
      .selectFrom('events')
      .select('kind')
      .where('kind', '=', 'turn-failed')
      .execute()

  it('apologises, with a way to reach a person, when a turn takes over five seconds', async () => {
    const mia = test.phone('+447700900101')
    const arriving = test.twilio.nextTo(mia.address, { after: 0 })

    await mia.texts('council tax')
    // Search answers in its own time, and meanwhile the clock is far ahead.
    while (test.twilio.sentTo(mia.address).length === 0) {
      test.clock.advance(6000)
      await new Promise((resolve) => setImmediate(resolve))
    }

    expect((await arriving).body).toMatch(/[Ss]orry[\s\S]*01452[\s\S]*999/)
    expect(await outcomes()).toHaveLength(1)
  })

  it('answers though what it remembered of the talk and the person cannot be opened', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('council tax')
    await mia.receives()
    await mia.receives()
    await test.app.store.sql.updateTable('talks').set({ dialog_sealed: 'v1:broken' }).execute()
    await test.app.store.sql.updateTable('people').set({ name_sealed: 'v1:broken' }).execute()
    await test.app.store.sql
      .updateTable('messages')
      .set({ text_sealed: 'v1:broken' })
      .where('direction', '=', 'in')
      .execute()

    await mia.texts('what is a pathway plan')
    expect(await mia.receives()).toContain('pathway plan')
    await mia.texts('i want to kill myself')

    expect(await mia.receives()).toContain('116 123')
    await settled(test)
  })

  it('says how it is: alive, ready, and figures without words', async () => {
    await test.phone('+447700900101').texts('council tax')
    await settled(test)

    const get = async (path: string) => {
      const response = await fetch(`${test.app.url}${path}`)
      return { status: response.status, text: await response.text() }
    }

    expect(await get('/healthz')).toMatchObject({ status: 200 })
    expect(await get('/readyz')).toEqual({ status: 200, text: '{"store":true,"index":true}' })
    const metrics = await get('/metrics')
    expect(metrics.text).toContain('waymark_questions{outcome="answer"} 1')
    expect(metrics.text).not.toMatch(/council|4477/)
  })
})
