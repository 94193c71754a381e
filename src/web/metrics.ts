import { Gauge, Registry } from 'prom-client'
import { countUnanswered } from '../store/due-alarms.ts'
import { countEvents } from '../store/events.ts'
import { countNotices, countOutgoing, oldestNotices, oldestWaiting } from '../store/figures.ts'
import { countOutcomes } from '../store/questions.ts'
import type { Data } from '../store/store.ts'
import type { Clock } from '../domain/clock.ts'
import type { Server } from './server.ts'

export interface MetricsOptions {
  readonly data: Data
  readonly clock: Clock
}

/** Prometheus figures: counts and ages by kind, never anybody's words or numbers. */
export function addMetrics(server: Server, options: MetricsOptions): void {
  const registry = createRegistry(options)
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}

function createRegistry({ data, clock }: MetricsOptions): Registry {
  const registers = [new Registry()]
  const counted = (name: string, help: string, label: string, read: Counting): void => {
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers,
      async collect() {
        this.reset()
        for (const [kind, count] of await read()) this.set({ [label]: kind }, count)
      },
    })
  }
  counted('waymark_events', 'Events recorded', 'kind', () => countEvents(data))
  counted('waymark_questions', 'Questions by outcome', 'outcome', () => countOutcomes(data))
  counted('waymark_texts_out', 'Texts of ours by status', 'status', () => countOutgoing(data))
  counted('waymark_notices', 'Notices to staff by status', 'status', () => countNotices(data))
  new Gauge({
    name: 'waymark_alarms_unanswered',
    help: 'Open alarms that everybody was asked about, and nobody deals with',
    registers,
    async collect() {
      this.set(await countUnanswered(data))
    },
  })
  counted('waymark_waiting_seconds', 'Age of the oldest that waits', 'queue', async () => {
    const now = clock.now()
    return new Map([...(await oldestWaiting(data, now)), ...(await oldestNotices(data, now))])
  })
  const [registry] = registers
  return registry as Registry
}

type Counting = () => Promise<ReadonlyMap<string, number>>
