import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { loadText } from '../../src/store/messages.ts'
import { openStore, type StoreLocation } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { createDatabase, type DatabaseName, type TestDatabase } from '../support/databases.ts'
import { type ServerProcess, startServer } from '../support/server-process.ts'
import { startTwilio, type TwilioStandIn } from '../support/twilio-server.ts'

const kills = 20
const speed = 8
const phones = Array.from({ length: 6 }, (_, at) => `+4477009005${String(at).padStart(2, '0')}`)
const texts = [
  'council tax',
  'what is a pathway plan',
  'who is my pa',
  'i want to kill myself',
  '1',
]
const dataKey = Buffer.alloc(32, 5)
const accountSid = `AC${'1'.repeat(32)}`
const authToken = 'token-of-the-stand-in'

/** Every moment of a message's path is met by one of the kills, at random; nothing may be lost. */
export function describeKills(name: DatabaseName): void {
  describe(`killed ${kills} times under load (${name})`, () => {
    tellKills(name)
  })
}

function tellKills(name: DatabaseName): void {
  let database: TestDatabase
  let twilio: TwilioStandIn
  let store: Store
  const sids: string[] = []

  beforeAll(async () => {
    database = await createDatabase(name)
    twilio = await startTwilio({
      accountSid,
      authToken,
      numbers: ['+447700900001'],
      now: () => new Date(Date.UTC(2026, 10, 24) + (Date.now() - Date.UTC(2026, 10, 24)) * speed),
    })
    for (let round = 0; round < kills; round += 1) await runAndKill()
    const server = await start()
    store = await openStore({ location: locationOf(database), dataKeys: [dataKey], serving: false })
    await untilSettled()
    await server.terminate()
  }, 900_000)

  afterAll(async () => {
    await store.close()
    await twilio.close()
    await database.remove()
  })

  async function start(): Promise<ServerProcess> {
    const server = await startServer({
      PORT: '0',
      DATABASE_URL: database.url,
      DATA_KEY: dataKey.toString('base64'),
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_SMS_FROM: '+447700900001',
      TWILIO_API_URL: twilio.url,
      PUBLIC_URL: twilio.publicUrl,
      SENDER_RATE: '1000',
      DEMO: '1',
      KNOWLEDGE_WATCH: '0',
      LOG_LEVEL: 'fatal',
      SPEED: String(speed),
    })
    twilio.webhookBase = server.url
    return server
  }

  async function runAndKill(): Promise<void> {
    const server = await start()
    disturb()
    const sending = phones.map((phone, at) => send(phone, texts[(at + sids.length) % texts.length]))
    const ending = pause(randomInt(10, 500)).then(() => server.kill())
    await Promise.all([...sending, ending])
  }

  async function send(from: string, body = ''): Promise<void> {
    for (let n = 0; n < 3; n += 1) {
      const { sid } = await twilio.deliver({ from, body: `${body}${n === 0 ? '' : ' '.repeat(n)}` })
      sids.push(sid)
    }
  }

  function disturb(): void {
    if (randomInt(3) === 0) twilio.chaos.repeatWebhooks(2)
    if (randomInt(3) === 0) twilio.chaos.cutAfterAccepting()
    if (randomInt(3) === 0) twilio.chaos.withholdReceipts()
    if (randomInt(3) === 0) twilio.chaos.answerCreates(429)
    if (randomInt(4) === 0) twilio.chaos.dropWebhooks()
  }

  /** Everything Twilio has taken in is stored and answered, and nothing waits to leave. */
  async function untilSettled(): Promise<void> {
    for (;;) {
      const rows = await store.sql
        .selectFrom('messages')
        .select(['status', ({ fn }) => fn.countAll<number>().as('count')])
        .where('direction', '=', 'in')
        .groupBy('status')
        .execute()
      const leaving = await store.sql
        .selectFrom('messages')
        .select('id')
        .where('status', 'in', ['queued', 'sending', 'unknown'])
        .execute()
      const answered = rows.find((row) => row.status === 'answered')
      if ((answered?.count ?? 0) >= sids.length && leaving.length === 0) return
      await pause(200)
    }
  }

  it('lost no text that Twilio took in, and stored none twice', async () => {
    const rows = await store.sql
      .selectFrom('messages')
      .select(['provider_id', 'status'])
      .where('direction', '=', 'in')
      .execute()
    expect(sids.length).toBeGreaterThan(kills * phones.length)
    expect(rows.map((row) => row.provider_id).sort()).toEqual([...sids].sort())
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['answered']))
  })

  it('gave every text exactly one recorded reply', async () => {
    const unanswered = await store.sql
      .selectFrom('messages as incoming')
      .leftJoin('messages as reply', (join) =>
        join.onRef('reply.id', '=', 'incoming.reply_id').on('reply.role', '=', 'reply'),
      )
      .select('incoming.id')
      .where('incoming.direction', '=', 'in')
      .where('reply.id', 'is', null)
      .execute()
    const idle = await store.sql
      .selectFrom('messages as reply')
      .select('reply.id')
      .where('reply.role', '=', 'reply')
      .where((on) =>
        on.not(
          on.exists(
            on
              .selectFrom('messages as incoming')
              .select('incoming.id')
              .whereRef('incoming.reply_id', '=', 'reply.id'),
          ),
        ),
      )
      .execute()
    expect({ unanswered, idle }).toEqual({ unanswered: [], idle: [] })
  })

  it('let every reply leave, and marked each that may have left twice', async () => {
    const rows = await store.sql
      .selectFrom('messages')
      .select(['id', 'address_id', 'status', 'maybe_twice'])
      .where('direction', '=', 'out')
      .where('status', 'not in', ['withheld', 'cancelled'])
      .execute()
    const accepted = Map.groupBy(twilio.sent, (message) => messageIdOf(message.statusCallback))
    const leftOf = (id: string): number => accepted.get(id)?.length ?? 0

    // Twilio's list shows no id of ours: of one text twice to one phone, either may be found there.
    const alike = new Map<string, { rows: number; left: number; marked: boolean }>()
    for (const { id, address_id, maybe_twice } of rows) {
      const key = `${address_id} ${await loadText(store, id)}`
      const before = alike.get(key) ?? { rows: 0, left: 0, marked: false }
      const marked = before.marked || maybe_twice === 1
      alike.set(key, { rows: before.rows + 1, left: before.left + leftOf(id), marked })
    }

    expect(rows.filter(({ status }) => status !== 'sent')).toEqual([])
    const wrong = [...alike.values()].filter(
      ({ rows: one, left, marked }) => left < one || (left > one && !marked),
    )
    expect(wrong).toEqual([])
    expect([...accepted.keys()].filter((id) => !rows.some((row) => row.id === id))).toEqual([])
  })
}

function messageIdOf(statusCallback: string | undefined): string {
  return statusCallback === undefined ? '' : (new URL(statusCallback).searchParams.get('m') ?? '')
}

function locationOf({ name, url }: TestDatabase): StoreLocation {
  return name === 'sqlite'
    ? { engine: 'sqlite', file: url.replace(/^sqlite:/, '') }
    : { engine: 'postgres', url }
}
