import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CheckedKnowledge } from '../../knowledge/check.ts'
import { startAcceptor } from './acceptor.ts'
import { appEnvironment, phoneOf } from './account.ts'
import type { DatabaseServer } from './databases.ts'
import { questionsOf } from './knowledge.ts'
import { against, alone, type Measure } from './measure.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { quantile } from './statistics.ts'
import { postAll, signedWebhook, type Webhook } from './webhooks.ts'

const people = 400
const textsEach = 2
const rounds = 5
const aim = 2

const bareServer = join(import.meta.dirname, 'bare-server.ts')
export const mainFile = join(import.meta.dirname, '../../main.ts')

/**
 * How long Twilio waits for our 200, each server in a process of its own; ours takes turns and
 * sends replies (to an acceptor on loopback) all the while. And what memory that process needs.
 */
export async function measureWebhooks(
  server: DatabaseServer,
  knowledge: CheckedKnowledge,
  senders: number,
): Promise<readonly Measure[]> {
  const acceptor = await startAcceptor()
  const env = appEnvironment({ databaseUrl: await server.create(), apiUrl: acceptor.url })
  const ours = await startServer([mainFile], env)
  const floor = await startServer([bareServer, await server.create()], {})
  const questions = questionsOf(knowledge)
  const atReady = ours.memory()
  const run = async (one: ServerProcess, round: number, texts: number): Promise<Quantiles> => {
    const times = await postAll(one.url, senders, webhooksOf(questions, round, texts))
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
  }
  try {
    await run(floor, 0, 1)
    await run(ours, 0, 1)
    await untilNothingWaits(ours.url)
    const measured: { floors: Quantiles; ours: Quantiles }[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const floors = await run(floor, round, textsEach)
      measured.push({ floors, ours: await run(ours, round, textsEach) })
      await untilNothingWaits(ours.url)
    }
    const of = (name: string, which: 'p50' | 'p99'): Measure =>
      against(
        { name, database: server.name, aim },
        measured.map((round) => ({ ours: round.ours[which], floor: round.floors[which] })),
      )
    return [
      of('acknowledgement p50', 'p50'),
      of('acknowledgement p99', 'p99'),
      ...memory('memory at ready', server, atReady),
      ...memory('memory after load', server, ours.memory()),
    ]
  } finally {
    await ours.stop()
    await floor.stop()
    await acceptor.close()
  }
}

interface Quantiles {
  readonly p50: number
  readonly p99: number
}

function webhooksOf(questions: readonly string[], round: number, texts: number): Webhook[] {
  return Array.from({ length: people * texts }, (_, n) =>
    signedWebhook(phoneOf(n % people), questions[(round + n * 7) % questions.length] ?? ''),
  )
}

/** Until every text is answered and every answer is sent, by what the app itself counts. */
async function untilNothingWaits(url: string): Promise<void> {
  while ((await (await fetch(`${url}/metrics`)).text()).includes('waymark_waiting_seconds{')) {
    await pause(100)
  }
}

function memory(name: string, { name: database }: DatabaseServer, mib: number | undefined) {
  return mib === undefined ? [] : [alone({ name, database, unit: 'MiB' }, [mib])]
}
