import { parseArgs } from 'node:util'
import { readEnvironment } from '../../../environment.ts'
import type { Council } from '../../../knowledge/article.ts'
import { UsageError } from '../../usage-error.ts'
import { type DatabaseServer, openPostgresServer, openSqliteFolder } from '../databases.ts'
import { loadKnowledge } from '../knowledge.ts'
import { describeMachine } from '../machine.ts'
import { against, type Measure, type Round } from '../measure.ts'
import { runBench } from '../run-bench.ts'
import { inboxTable, type InboxReport } from './inbox-report.ts'
import { type OpenInbox, openInbox, viewers, type Who } from './open-inbox.ts'

/**
 * `npm run bench:inbox -- [--json] [--sizes=100,10000]`: what the page 'Needs you' costs the server
 * when the inbox grows, as a multiple of what a small one costs in the same run.
 */
const usage = `Usage: npm run bench:inbox -- [--json] [--sizes=100,10000]
--sizes: how many open talks the small and the large inbox have, with 100 messages for each.`

const messagesOfTalk = 100
const rounds = 25
/** One page is over sooner than a busy machine is fair. */
const pagesOfRound = 4
const aim = 2

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const { json, sizes } = readArgs(args)
  const machine = describeMachine()
  const { council } = await loadKnowledge()
  if (council === undefined) throw new Error('knowledge/council.yaml has faults: check it first')
  const postgres = await openPostgresServer(readEnvironment()['DATABASE_URL'])
  const servers = [openSqliteFolder(), ...(postgres === undefined ? [] : [postgres])]
  try {
    const measures: Measure[] = []
    for (const server of servers) measures.push(...(await measureOn(server, sizes, council)))
    const date = new Date().toISOString().slice(0, 10)
    const report: InboxReport = { date, machine, sizes, messagesOfTalk, measures }
    process.stdout.write(`${json ? JSON.stringify(report) : inboxTable(report)}\n`)
  } finally {
    for (const server of servers) await server.close()
  }
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

async function measureOn(
  server: DatabaseServer,
  [few, many]: Sizes,
  council: Council,
): Promise<readonly Measure[]> {
  const open = async (talks: number): Promise<OpenInbox> => {
    process.stderr.write(`${server.name}: ${talks} open talks …\n`)
    return openInbox(await server.create(), { talks, messages: talks * messagesOfTalk }, council)
  }
  const small = await open(few)
  const large = await open(many)
  try {
    const measures: Measure[] = []
    for (const who of viewers) {
      const measured = await measureRounds({ small, large }, who)
      measures.push(against({ name: who, database: server.name, aim }, measured))
    }
    return measures
  } finally {
    await small.close()
    await large.close()
  }
}

/** One right after the other, so that what else the machine does falls on both. */
async function measureRounds(
  { small, large }: { readonly small: OpenInbox; readonly large: OpenInbox },
  who: Who,
): Promise<readonly Round[]> {
  const measured: Round[] = []
  for (let round = 0; round <= rounds; round += 1) {
    let [ours, floor] = [0, 0]
    for (let page = 0; page < pagesOfRound; page += 1) {
      floor += await small.timePage(who)
      ours += await large.timePage(who)
    }
    // The first round warms up.
    if (round > 0) measured.push({ ours: ours / pagesOfRound, floor: floor / pagesOfRound })
  }
  return measured
}
