import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type App, startApp } from '../../app.ts'
import type { Channel } from '../../channels/channel.ts'
import { loadConfig } from '../../config.ts'
import type { CheckedKnowledge } from '../../knowledge/check.ts'
import { receiveMessage } from '../../messaging/receive-message.ts'
import { appEnvironment, ourNumber, phoneOf } from './account.ts'
import { openBareSearch } from './bare-search.ts'
import { openBareStore } from './bare-store.ts'
import type { DatabaseServer } from './databases.ts'
import { questionsOf } from './knowledge.ts'
import { against, type Measure, type Round } from './measure.ts'
import { together } from './together.ts'

const people = 200
const rounds = 5
const aim = 3

/** Accepts at once: how long Twilio takes is not ours to measure. */
const acceptsAtOnce: Channel = {
  send: () => Promise.resolve({ kind: 'accepted', providerId: `SM${randomUUID()}` }),
}

/**
 * Whole turns: from the text taken in, with people who have written before, to the reply recorded
 * as sent. The floor asks Lunr the same and makes one row durable, `senders` at a time as well.
 */
export async function measureTurns(
  server: DatabaseServer,
  knowledge: CheckedKnowledge,
  senders: number,
): Promise<Measure> {
  const bareSearch = openBareSearch(knowledge)
  const bareStore = await openBareStore(await server.create())
  const app = await startBenchApp(await server.create())
  const questions = questionsOf(knowledge)
  const textsOf = (round: number): readonly string[] =>
    Array.from({ length: people }, (_, n) => questions[(round + n * 7) % questions.length] ?? '')

  const takeTurns = async (texts: readonly string[]): Promise<void> => {
    const inbounds = texts.map((text, n) => inboundOf(phoneOf(n), text))
    await together(senders, inbounds, (inbound) => receiveMessage(app.messaging, inbound))
    await untilAllIsSent(app)
  }
  const doTheLeast = (texts: readonly string[]): Promise<void> =>
    together(senders, texts, (text) => {
      bareSearch(text)
      return bareStore.insert(text)
    })

  try {
    await takeTurns(textsOf(0))
    await doTheLeast(textsOf(0))
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const texts = textsOf(round)
      const floor = await timeEach(texts, doTheLeast)
      measured.push({ ours: await timeEach(texts, takeTurns), floor })
    }
    await refuseIfAnyIsMissing(app)
    const measure = against({ name: 'whole turn', database: server.name, aim }, measured)
    return { ...measure, perSecond: 1000 / measure.ours.median }
  } finally {
    await app.close()
    await bareStore.close()
  }
}

function startBenchApp(databaseUrl: string): Promise<App> {
  // Nothing is posted there: the channel is the bench's own.
  const environment = appEnvironment({ databaseUrl, apiUrl: 'http://127.0.0.1:1' })
  const quiet = { BURST_MS: '0', LOG_LEVEL: 'silent' }
  return startApp(loadConfig({ ...environment, ...quiet }), { channel: acceptsAtOnce })
}

function inboundOf(phone: string, text: string) {
  const from = { channel: 'sms', value: phone } as const
  return { providerId: `SM${randomUUID()}`, from, to: ourNumber, text, media: [] }
}

/** In the words of the partial indexes, so that asking costs nothing beside what is measured. */
const open = sql`select 1 where exists (select 1 from messages where status = 'received')
  or exists (select 1 from messages where status = 'queued')
  or exists (select 1 from messages where status in ('sending', 'unknown'))`

async function untilAllIsSent({ store }: App): Promise<void> {
  while ((await open.execute(store.reading.sql)).rows.length > 0) await pause(2)
}

/** Milliseconds a text. */
async function timeEach(
  texts: readonly string[],
  work: (texts: readonly string[]) => Promise<void>,
): Promise<number> {
  const began = performance.now()
  await work(texts)
  return (performance.now() - began) / texts.length
}

/** Turns that ended in apologies or silence would be fast, and prove nothing. */
async function refuseIfAnyIsMissing({ store }: App): Promise<void> {
  const replies = await store.reading.sql
    .selectFrom('messages')
    .select('outcome')
    .where('role', '=', 'reply')
    .where('status', '=', 'sent')
    .execute()
  const wanted = people * (rounds + 1)
  const answered = replies.filter(({ outcome }) => outcome === 'answer' || outcome === 'choose')
  if (replies.length === wanted && answered.length >= wanted * 0.9) return
  throw new Error(
    `Of ${wanted} turns ${replies.length} were sent and ${answered.length} answered from articles: this run measured something else`,
  )
}
