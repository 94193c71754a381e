import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeMachine } from '../machine.ts'
import { runBench } from '../run-bench.ts'
import { UsageError } from '../../usage-error.ts'
import { measurePublication, type PublicationMeasure } from './measure-publication.ts'
import { measureTrial, type TrialMeasure } from './measure-trial.ts'

/**
 * `npm run bench:editing -- [--json] [--articles=1000] [--questions=5000]`: how long it takes to see
 * what a draft would change, and until a publication is found.
 */
const usage = 'Usage: npm run bench:editing -- [--json] [--articles=1000] [--questions=5000]'

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const { json, articles, questions } = readArgs(args)
  const dir = mkdtempSync(join(tmpdir(), 'waymark-editing-'))
  try {
    const { processor, cores, node, loadBefore } = describeMachine()
    const machine = `${processor}, ${cores} cores, Node ${node}, load before ${loadBefore.toFixed(1)}`
    const say = (text: string) => json || process.stdout.write(`${text}\n`)
    say(machine)
    const trial = await measureTrial(dir, { articles, questions })
    say(describeTrial(trial))
    const publication = await measurePublication(dir)
    say(describePublication(publication))
    if (json) process.stdout.write(`${JSON.stringify({ machine, trial, publication })}\n`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function readArgs(args: readonly string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    articles: { type: 'string', default: '1000' },
    questions: { type: 'string', default: '5000' },
  } as const
  try {
    const { values } = parseArgs({ args: [...args], options })
    const [articles, questions] = [Number(values.articles), Number(values.questions)]
    if (!(articles > 1) || !(questions > 0)) throw new UsageError(usage)
    return { json: values.json, articles, questions }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function describeTrial({ articles, questions, bareMs, first, again }: TrialMeasure): string {
  const runOf = (name: string, { readyMs, questionsMs, allMs, texts }: typeof first) =>
    `  ${name}: ready ${seconds(readyMs)}, the questions ${seconds(questionsMs)} (${(questionsMs / bareMs).toFixed(1)} times), all ${texts} texts ${seconds(allMs)}`
  return [
    `what would change, ${articles} articles: ${questions} questions searched once, bare: ${seconds(bareMs)}`,
    runOf('first time', first),
    runOf('again', again),
  ].join('\n')
}

function describePublication(publication: PublicationMeasure): string {
  const { articles, foundMs, bareMs, longestMs, quietLongestMs } = publication
  return [
    `publication, ${articles} articles: found after ${seconds(foundMs)}; a bare search ${bareMs.toFixed(1)} ms (${(foundMs / bareMs).toFixed(0)} times)`,
    `  searches meanwhile: longest ${longestMs.toFixed(0)} ms, before it ${quietLongestMs.toFixed(0)} ms`,
  ].join('\n')
}
