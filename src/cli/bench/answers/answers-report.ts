import { sayShare } from '../../wilson.ts'
import type { EngineResult } from './measure-engine.ts'
import type { Questions } from './read-questions.ts'

export interface AnswersReport {
  /** ISO date of the run. */
  readonly date: string
  /** 'Intel Xeon, 2 cores, Node v24.21.0'. */
  readonly machine: string
  readonly files: readonly string[]
  readonly articles: number
  readonly asks: number
  readonly questions: number
  readonly skipped: Questions['skipped']
  /** Waymark first, then the peers in the order they were run. */
  readonly engines: readonly (EngineResult & { readonly version: string })[]
}

/** The table for people, which is Markdown too. */
export function answersTable(report: AnswersReport): string {
  const { date, machine, files, articles, asks, questions, skipped, engines } = report
  const rows = [columns, ...engines.map(cellsOf)]
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const [head = '', ...body] = rows.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [
    `${date}: ${machine}.`,
    `${questions} questions of ${files.join(', ')}; left out: ${skipped.none} without an answer, ${skipped.other} others.`,
    `${articles} articles with ${asks} asks. Right: best result. Shown: in the first three. Brackets: 95 %.`,
    '',
    head,
    rule,
    ...body,
  ].join('\n')
}

const columns = ['engine', 'version', 'right', 'shown', 'p50 ms', 'p99 ms', 'build ms', 'MiB', '']

function cellsOf(
  result: AnswersReport['engines'][number],
  _: number,
  all: readonly EngineResult[],
) {
  const { name, version, right, shown, msP50, msP99, buildMs, memoryMiB, asked, failed } = result
  const most = Math.max(...all.map((other) => other.asked))
  const notes = [
    ...(asked < most ? [`sampled ${asked}`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ]
  return [
    name,
    version,
    sayShare(right),
    sayShare(shown),
    short(msP50),
    short(msP99),
    buildMs.toFixed(0),
    memoryMiB?.toFixed(1) ?? '-',
    notes.join(', '),
  ]
}

const short = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2))
