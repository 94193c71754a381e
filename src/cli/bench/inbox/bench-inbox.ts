import { parseArgs } from 'node:util'
import { readEnvironment } from '../../../environment.ts'
import { UsageError } from '../../usage-error.ts'
import { measureFewAndMany } from '../console-pages.ts'
import { loadKnowledge } from '../knowledge.ts'
import { describeMachine } from '../machine.ts'
import { runBench } from '../run-bench.ts'
import { inboxTable, type InboxReport } from './inbox-report.ts'
import { openInbox, viewers } from './open-inbox.ts'

/**
 * `npm run bench:inbox -- [--json] [--sizes=100,10000]`: what the page 'Needs you' costs the server
 * when the inbox grows, as a multiple of what a small one costs in the same run.
 */
const usage = `Usage: npm run bench:inbox -- [--json] [--sizes=100,10000]
--sizes: how many open talks the small and the large inbox have, with 100 messages for each.`

const messagesOfTalk = 100
const rounds = 25
const aim = 2

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const { json, sizes } = readArgs(args)
  const machine = describeMachine()
  const { council } = await loadKnowledge()
  if (council === undefined) throw new Error('knowledge/council.yaml has faults: check it first')
  const [few, many] = sizes
  const measures = await measureFewAndMany(readEnvironment()['DATABASE_URL'], {
    ...{ pages: viewers, sizes: { few, many }, rounds, aim },
    open: (databaseUrl, talks) =>
      openInbox(databaseUrl, { talks, messages: talks * messagesOfTalk }, council),
  })
  const date = new Date().toISOString().slice(0, 10)
  const report: InboxReport = { date, machine, sizes, messagesOfTalk, measures }
  process.stdout.write(`${json ? JSON.stringify(report) : inboxTable(report)}\n`)
}

type Sizes = readonly [small: number, large: number]

function readArgs(args: readonly string[]): { readonly json: boolean; readonly sizes: Sizes } {
  const options = {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '100,10000' },
  } as const
  try {
    const { json, sizes } = parseArgs({ args: [...args], options }).values
    const [small, large, ...others] = sizes.split(',').map(toSize)
    if (small !== undefined && large !== undefined && others.length === 0)
      return { json, sizes: [small, large] }
    throw new Error(`Not two sizes: '${sizes}'`)
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function toSize(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`No size: '${text}'`)
  return Number(text)
}
