import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { hashOf } from '../../src/store/address-links.ts'
import { startTestApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { settled, timeRuns } from '../support/time-runs.ts'

const phone = '+447700900101'

/** The demo has others, to whom something has happened already. */
async function miaIn({ store }: TestApp['app']): Promise<string> {
  const hash = hashOf(store, { channel: 'sms', value: phone })
  const { person_id } = await store.sql
    .selectFrom('address_links')
    .innerJoin('addresses', 'addresses.id', 'address_links.address_id')
    .select('person_id')
    .where('value_hash', '=', hash)
    .executeTakeFirstOrThrow()
  return person_id
}

const alarmId = /(?<="alarm":")[0-9a-f-]{36}/

/** Everything about a message but ids, times and sealed values. */
async function shapeOf(test: TestApp) {
  const { sql } = test.app.store
  const mia = await miaIn(test.app)
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
    .where('messages.person_id', '=', mia)
    .orderBy('messages.id')
    .execute()
  const events = await sql
    .selectFrom('events')
    .select(['kind', 'detail'])
    .where('person_id', '=', mia)
    .orderBy('id')
    .execute()
  const handovers = await sql
    .selectFrom('handovers')
    .select(['reason', 'status'])
    .where('person_id', '=', mia)
    .execute()
  const alarms = await sql
    .selectFrom('alarms')
    .select(['category', 'kind', 'status'])
    .where('person_id', '=', mia)
    .execute()
  // Whom it went to is an id, and when staff are told is a matter of its own loop.
  const kinds = events
    .filter(({ kind }) => !['audience-opened', 'told'].includes(kind))
    .map(({ kind, detail }) =>
      kind === 'handover-routed' ? { kind } : { kind, detail: detail?.replace(alarmId, 'its id') },
    )
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
    const mia = bySms.phone(phone)
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
      .where('person_id', '=', await miaIn(test.app))
      .where('status', '=', 'sent')
      .where((on) =>
        on.or([on('delivery_status', 'is', null), on('delivery_status', '!=', 'delivered')]),
      )
      .executeTakeFirst()
    return open === undefined
  })
}
