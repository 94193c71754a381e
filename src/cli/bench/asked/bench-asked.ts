import { readEnvironment } from '../../../environment.ts'
import { measureFewAndMany } from '../console-pages.ts'
import { loadKnowledge } from '../knowledge.ts'
import { describeMachine } from '../machine.ts'
import { runBench } from '../run-bench.ts'
import { askedTable } from './asked-report.ts'
import { openAsked, pages } from './open-asked.ts'

/**
 * `npm run bench:asked -- [--json]`: what the editors' queue costs the server with 100,000 questions,
 * as a multiple of what it costs with 1,000 in the same run.
 */
const sizes = { few: 1000, many: 100_000 } as const
const rounds = 15
const aim = 2

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const machine = describeMachine()
  const { council } = await loadKnowledge()
  if (council === undefined) throw new Error('knowledge/council.yaml has faults: check it first')
  const measures = await measureFewAndMany(readEnvironment()['DATABASE_URL'], {
    ...{ pages, sizes, rounds, aim },
    open: (databaseUrl, questions) => openAsked(databaseUrl, questions, council),
  })
  const date = new Date().toISOString().slice(0, 10)
  const report = { date, machine, sizes, measures }
  process.stdout.write(`${args.includes('--json') ? JSON.stringify(report) : askedTable(report)}\n`)
}
