import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { describeMachine } from '../machine.ts'
import { runBench } from '../run-bench.ts'
import { UsageError } from '../../usage-error.ts'
import { measureEdits, type EditMeasure } from './measure-edits.ts'
import { measureBuild, measureLoad, type BuildMeasure, type LoadMeasure } from './measure-index.ts'
import { readInput, type ScaleInput, type Size } from './scale-input.ts'
import { scaleTable, type ScaleReport, type ScaleRow } from './scale-report.ts'

/**
 * `npm run bench:scale -- [--json] [--sizes=shipped,100,1000,5000]`: what search costs as the
 * articles become more, on made-up ones and on those that ship.
 */
const usage = `Usage: npm run bench:scale -- [--json] [--sizes=shipped,100,1000,5000]
--sizes: how many articles, each with 30 asks; 'shipped' for those of knowledge/en.`

/** What a process of its own measures, so that the memory of one is not another's. */
const parts = { build: measureBuild, load: measureLoad, edits: measureEdits } as const
type Part = keyof typeof parts
type Measured = BuildMeasure | LoadMeasure | EditMeasure

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const { json, sizes, part, dir } = readArgs(args)
  const wanted = sizes.split(',').map(toSize)
  const [first = 'shipped'] = wanted
  if (part !== undefined && dir !== undefined) {
    const measure: (input: ScaleInput, dir: string) => Promise<Measured> = parts[part as Part]
    process.stdout.write(JSON.stringify(await measure(await readInput(first), dir)))
    return
  }
  const { processor, cores, node, loadBefore } = describeMachine()
  const rows: ScaleRow[] = []
  for (const size of wanted) rows.push(await measureSize(size))
  const report: ScaleReport = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processor}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(1)}`,
    rows,
  }
  process.stdout.write(`${json ? JSON.stringify(report) : scaleTable(report)}\n`)
}

function readArgs(args: readonly string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: 'shipped,100,1000,5000' },
    part: { type: 'string' },
    dir: { type: 'string' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function toSize(text: string): Size {
  if (text === 'shipped') return text
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new UsageError(`No size: '${text}'\n\n${usage}`)
  return Number(text)
}

async function measureSize(size: Size): Promise<ScaleRow> {
  const dir = await mkdtemp(join(tmpdir(), 'waymark-scale-'))
  const measure = async (part: Part): Promise<Measured> => {
    process.stderr.write(`${size}: ${part} …\n`)
    const args = ['--expose-gc', '--max-old-space-size=6000', import.meta.filename]
    const own = [`--sizes=${size}`, `--part=${part}`, `--dir=${dir}`]
    const { stdout } = await promisify(execFile)(process.execPath, [...args, ...own])
    return JSON.parse(stdout) as Measured
  }
  try {
    const { articles } = await readInput(size)
    const built = (await measure('build')) as BuildMeasure
    const loaded = (await measure('load')) as LoadMeasure
    const edited = (await measure('edits')) as EditMeasure
    const asks = articles.reduce((sum, article) => sum + article.asks.length, 0)
    return { size, articles: articles.length, asks, ...built, ...loaded, ...edited }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
