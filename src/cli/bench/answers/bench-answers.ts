import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readKnowledge } from '../../../knowledge/check.ts'
import { readKnowledgeDir } from '../../../knowledge/load-files.ts'
import { emptyVocabulary } from '../../../knowledge/vocabulary.ts'
import { describeMachine } from '../machine.ts'
import { runBench } from '../run-bench.ts'
import { UsageError } from '../../usage-error.ts'
import { type AnswersReport, answersTable } from './answers-report.ts'
import { waymarkEngine } from './engines/waymark-engine.ts'
import { measureEngine } from './measure-engine.ts'
import { type Peer, peers } from './peers.ts'
import { peersPlot } from './peers-plot.ts'
import { readQuestions } from './read-questions.ts'

/**
 * `npm run bench:answers -- [--json] [--peers=a,b] [--plot=FILE.svg] FILE…`: how often Waymark's
 * search and others find the article that answers, on the same articles and questions.
 */
const usage = `Usage: npm run bench:answers -- [--json] [--peers=a,b] [--plot=FILE.svg] FILE…
FILE: questions in JSON lines, as in knowledge/questions.
--peers: of ${peers.map(({ key }) => key).join(', ')}; all unless given.`

await runBench(run)

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals: files } = readArgs(args)
  if (files.length === 0) throw new UsageError(usage)
  const report = await compare(files, choosePeers(values.peers))
  if (values.plot !== undefined) await writeFile(values.plot, peersPlot(report))
  process.stdout.write(`${values.json ? JSON.stringify(report) : answersTable(report)}\n`)
}

function readArgs(args: readonly string[]) {
  const options = {
    json: { type: 'boolean', default: false },
    peers: { type: 'string' },
    plot: { type: 'string' },
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
  }
}

function choosePeers(keys: string | undefined): readonly Peer[] {
  if (keys === undefined) return peers
  return keys.split(',').map((key) => {
    const found = peers.find((peer) => peer.key === key)
    if (found === undefined) throw new UsageError(`There is no peer '${key}'.\n\n${usage}`)
    return found
  })
}

async function compare(files: readonly string[], chosen: readonly Peer[]): Promise<AnswersReport> {
  const { questions, skipped } = await readQuestions(files)
  const knowledge = readKnowledge(await readKnowledgeDir('knowledge'))
  const articles = knowledge.articles.filter(({ language }) => language === 'en')
  const vocabulary =
    knowledge.vocabulary.find(({ language }) => language === 'en') ?? emptyVocabulary('en')
  const waymark = { key: 'waymark', version: '-', open: () => waymarkEngine(vocabulary) }
  const { processor, cores, node } = describeMachine()
  const engines: AnswersReport['engines'][number][] = []
  for (const { key, version, open } of [waymark, ...chosen]) {
    process.stderr.write(`${key} …\n`)
    // In an expression, so that nothing holds an engine while the next one's memory is measured.
    engines.push({ ...(await measureEngine(open(), articles, questions)), version })
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processor}, ${cores} cores, Node ${node}`,
    files,
    articles: articles.length,
    asks: articles.reduce((sum, { asks }) => sum + asks.length, 0),
    questions: questions.length,
    skipped,
    engines,
  }
}
