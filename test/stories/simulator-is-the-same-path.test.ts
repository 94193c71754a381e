import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

/** Everything about a message but ids, times and sealed values. */
async function shapeOf(test: TestApp) {
  const { sql } = test.app.store
  const messages = await sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .select([
      'direction',
      'channel',
      'author',
      'messages.status',
      'lane',
      'role',
      'always',
      'outcome',
      'because',
      'article',
      'section',
      'delivery_status',
      'messages.attempts',
      'maybe_twice',
      'audience',
    ])
    .orderBy('messages.id')
    .execute()
  const events = await sql.selectFrom('events').select(['kind', 'detail']).orderBy('id').execute()
  const handovers = await sql.selectFrom('handovers').select(['reason', 'status']).execute()
  const alarms = await sql.selectFrom('alarms').select(['category', 'kind', 'status']).execute()
  const kinds = events.filter(({ kind }) => kind !== 'audience-opened')
  return { messages, events: kinds, handovers, alarms }
}

const story = [
  'do i have to pay council tax',
  '1',
  'can i talk to someone',
  'i want to kill myself',
  '3',
]

describe.each(databases)('a story by SMS and the same in the simulator (%s)', (database) => {
  let bySms: TestApp
  let bySimulator: TestApp

  beforeEach(async () => {
    bySms = await startTestApp({ database })
    bySimulator = await startTestApp({ database, env: simulatorOnly })
  })

  afterEach(async () => {
    await bySms.close()
    await bySimulator.close()
  })

  it('leave the same rows', async () => {
    const mia = bySms.phone('+447700900101')
    for (const text of story) {
      await mia.texts(text)
      await delivered(bySms)
    }

    for (const text of story) {
      await postToSimulator(bySimulator, text)
      await delivered(bySimulator)
    }

    expect(await shapeOf(bySimulator)).toEqual(await shapeOf(bySms))
  })
})

/** Without an account there is only the simulated network. PostgreSQL is told to be a demo. */
const simulatorOnly = {
  TWILIO_ACCOUNT_SID: '',
  TWILIO_AUTH_TOKEN: '',
  TWILIO_SMS_FROM: '',
  TWILIO_WHATSAPP_FROM: '',
}

async function postToSimulator(test: TestApp, text: string): Promise<void> {
  const response = await fetch(`${test.app.url}/try/messages`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', origin: test.app.url },
    body: new URLSearchParams({ person: 'mia', channel: 'sms', text }),
    redirect: 'manual',
  })
  expect(response.status).toBeLessThan(400)
}

/** Lets time run until every text of ours has its last receipt. */
async function delivered(test: TestApp): Promise<void> {
  await settled(test)
  await timeRuns({ clock: test.clock, store: test.app.store }, async () => {
    const open = await test.app.store.sql
      .selectFrom('messages')
      .select('id')
      .where('status', '=', 'sent')
      .where((on) =>
        on.or([on('delivery_status', 'is', null), on('delivery_status', '!=', 'delivered')]),
      )
      .executeTakeFirst()
    return open === undefined
  })
}
