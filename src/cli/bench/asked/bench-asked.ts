import { readEnvironment } from '../../../environment.ts'
import type { Council } from '../../../knowledge/article.ts'
import { type DatabaseServer, openPostgresServer, openSqliteFolder } from '../databases.ts'
import { loadKnowledge } from '../knowledge.ts'
import { describeMachine } from '../machine.ts'
import { against, type Measure, type Round } from '../measure.ts'
import { runBench } from '../run-bench.ts'
import { askedTable } from './asked-report.ts'
import { type OpenAsked, openAsked, type Page, pages } from './open-asked.ts'

/**
 * `npm run bench:asked -- [--json]`: what the editors' queue costs the server with 100,000 questions,
 * as a multiple of what it costs with 1,000 in the same run.
 */
const sizes = { few: 1000, many: 100_000 } as const
const rounds = 15
/** One page is over sooner than a busy machine is fair. */
const pagesOfRound = 4
const aim = 2

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const machine = describeMachine()
  const { council } = await loadKnowledge()
  if (council === undefined) throw new Error('knowledge/council.yaml has faults: check it first')
  const postgres = await openPostgresServer(readEnvironment()['DATABASE_URL'])
  const servers = [openSqliteFolder(), ...(postgres === undefined ? [] : [postgres])]
  try {
    const measures: Measure[] = []
    for (const server of servers) measures.push(...(await measureOn(server, council)))
    const date = new Date().toISOString().slice(0, 10)
    const report = { date, machine, sizes, measures }
    process.stdout.write(
      `${args.includes('--json') ? JSON.stringify(report) : askedTable(report)}\n`,
    )
  } finally {
    for (const server of servers) await server.close()
  }
}

async function measureOn(server: DatabaseServer, council: Council): Promise<readonly Measure[]> {
  const open = async (questions: number) => {
    process.stderr.write(`${server.name}: ${questions} questions …\n`)
    return openAsked(await server.create(), questions, council)
  }
  const few = await open(sizes.few)
  const many = await open(sizes.many)
  try {
    const measures: Measure[] = []
    for (const page of pages) {
      const measured = await measureRounds({ few, many }, page)
      measures.push(against({ name: page, database: server.name, aim }, measured))
    }
    return measures
  } finally {
    await few.close()
    await many.close()
  }
}

/** One right after the other, so that what else the machine does falls on both. */
async function measureRounds(
  { few, many }: { readonly few: OpenAsked; readonly many: OpenAsked },
  page: Page,
): Promise<readonly Round[]> {
  const measured: Round[] = []
  for (let round = 0; round <= rounds; round += 1) {
    let [ours, floor] = [0, 0]
    for (let at = 0; at < pagesOfRound; at += 1) {
      floor += await few.timePage(page)
      ours += await many.timePage(page)
    }
    // The first round warms up.
    if (round > 0) measured.push({ ours: ours / pagesOfRound, floor: floor / pagesOfRound })
  }
  return measured
}
