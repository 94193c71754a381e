import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { ledger } from '../support/in-danger.ts'
import { type Browser, signIn } from '../support/sign-in.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

const lead = { email: 'sol.grant@demo.example' }

/** Tuesday 11:00: Jo and the duty team are in. */
describe.each(databases)('the safeguarding lead (%s)', (database) => {
  let test: TestApp
  /** On PostgreSQL a second process; SQLite serves from one. */
  let other: TestApp
  let sol: Browser

  beforeAll(async () => {
    test = await startTestApp({ database })
    other =
      database === 'postgres'
        ? await startTestApp({
            database: test.database,
            env: { TWILIO_API_URL: test.twilio.url },
          })
        : test
    sol = await signIn(test.app, lead)
  })

  afterAll(async () => {
    if (other !== test) await other.close()
    await test.close()
  })

  const wordsOf = async (path: string): Promise<string> =>
    (await (await sol.get(path)).text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  const talks = () =>
    test.app.store.sql
      .selectFrom('talks')
      .innerJoin('people', 'people.id', 'talks.person_id')
      .innerJoin('address_links', 'address_links.person_id', 'people.id')
      .select(['talks.audience', 'talks.closed_at'])
      .distinct()
      .where('talks.audience', '=', 'advisers')
      .execute()

  it('sees what was heard, marks it as no danger, and the young person is told', async () => {
    const mia = test.phone('+447700900101')
    await mia.texts('i want to kill myself')
    await mia.receives()

    const page = await (await sol.get('/console/safety')).text()
    expect(page).toContain('i want to kill myself')
    expect(page).not.toContain('Mia')
    const [, id = ''] = /\/console\/safety\/detections\/([0-9a-f-]{36})/.exec(page) ?? []
    const one = `/console/safety/detections/${id}`
    const marked = await sol.post(one, { verdict: 'false', was: '', note: 'they sang a song' })

    expect(marked.headers.get('location')).toBe(`${one}?done=closed`)
    await settled(test)
    expect(await mia.receives()).toMatch(/false alarm|not an alarm|staff can't read/i)
    expect(await talks()).toEqual([{ audience: 'advisers', closed_at: expect.any(Number) }])
    expect(await wordsOf('/console/safety')).toContain('False alarm')

    await mia.texts('what is a pathway plan')
    await mia.receives()
    const sealed = await test.app.store.sql
      .selectFrom('messages')
      .innerJoin('talks', 'talks.id', 'messages.talk_id')
      .select('talks.audience')
      .where('author', '=', 'young-person')
      .orderBy('messages.id', 'desc')
      .executeTakeFirst()
    expect(sealed).toEqual({ audience: 'sealed' })
  })

  it('adds a phrase: heard by no process before its run and a yes, by each within 2 s after', async () => {
    const words = 'the purple lamp has gone out'
    const form = { phrase: words, kind: 'suicide', level: 'worried', why: 'missed in June' }
    const added = await sol.post('/console/safety/phrases', form)
    const there = added.headers.get('location') ?? ''
    await timeRuns({ clock: test.clock, store: test.app.store, stepMs: 1 }, isRun)

    expect(await heardIn('+447700900103', words)).toEqual([])
    const [, seen = ''] =
      /name="seen" value="(\d+)"/.exec(await (await sol.get(there)).text()) ?? []
    const active = await sol.post(`${there}/active`, { seen })
    expect(active.headers.get('location')).toBe(`${there}?done=active`)
    await hearsWithin2s(words, true)
    expect(await heardIn('+447700900104', words)).toEqual([
      { kind: 'suicide', level: 1, source: 'phrase' },
    ])
    expect(await wordsOf('/console/safety')).toContain(`the phrase ‘${words}’, added here`)

    await sol.post(`${there}/out`)
    await hearsWithin2s(words, false)
    expect(await heardIn('+447700900105', words)).toEqual([])
  })

  /** Two seconds pass for the other process, and what it then has in hand is let happen. */
  async function hearsWithin2s(text: string, heard: boolean): Promise<void> {
    const { assistant } = other.app.messaging
    other.clock.advance(2000)
    await timeRuns(
      { clock: other.clock, store: other.app.store, stepMs: 0 },
      () => (assistant.assess([text], []).danger?.source === 'phrase') === heard,
    )
  }

  async function isRun(): Promise<boolean> {
    const row = await test.app.store.sql
      .selectFrom('safety_phrases')
      .select('run')
      .executeTakeFirst()
    return row?.run?.includes('"state":"done"') === true
  }

  /**
   * What the net reads in this text when it comes in through the other process. Each number texts once,
   * and is looked at alone: what an earlier one sent may only now have its turn, and be heard in it.
   */
  async function heardIn(number: string, text: string) {
    test.twilio.webhookBase = other.app.url
    await test.phone(number).texts(text)
    test.twilio.webhookBase = test.app.url
    return test.app.store.sql
      .selectFrom('detections')
      .select(['kind', 'level', 'source'])
      .where('person_id', '=', await ledger(test).personOf(number))
      .where('source', '=', 'phrase')
      .execute()
  }
})
