import type { EvalLine, EvalResult } from './eval.ts'

export interface EvalSummary {
  readonly lines: number
  /** Lines that say what they expect, and how many of them got it. */
  readonly expected: number
  readonly right: number
  /** Right in the first place, or among the topics offered. */
  readonly rightOrOffered: number
  readonly byOutcome: Readonly<
    Record<string, { readonly expected: number; readonly right: number }>
  >
  readonly overTwoSegments: number
  readonly msP50: number
  readonly msP99: number
}

/** Reads JSON lines; the error names the line. */
export function parseEvalLines(file: string, raw: string): readonly EvalLine[] {
  return raw.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    try {
      const read = JSON.parse(line) as EvalLine
      if (typeof read.id !== 'string' || !Array.isArray(read.turns))
        throw new Error('no id or turns')
      return [read]
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new Error(`${file}, line ${at + 1}: ${why}`, { cause: error })
    }
  })
}

/** Whether a line got what it expects: the outcome, one of its topics first, the category. */
export function isRight({ expect }: EvalLine, result: EvalResult): boolean {
  if (expect === undefined) return true
  if (result.outcome !== expect.outcome) return false
  if (expect.category !== undefined && result.category !== expect.category) return false
  if (expect.outcome !== 'answer' || expect.topics === undefined) return true
  return expect.topics.includes(result.topics[0] ?? '')
}

function isOffered({ expect }: EvalLine, result: EvalResult): boolean {
  const topics = expect?.topics ?? []
  return result.outcome === 'choose' && result.topics.some((topic) => topics.includes(topic))
}

/** The figures of a run; lines and results are in the same order. */
export function summarise(lines: readonly EvalLine[], results: readonly EvalResult[]): EvalSummary {
  const pairs = lines.flatMap((line, at) => {
    const result = results[at]
    return result === undefined || line.expect === undefined ? [] : [{ line, result }]
  })
  const right = pairs.filter(({ line, result }) => isRight(line, result))
  const offered = pairs.filter(({ line, result }) => isOffered(line, result))
  const groups = Map.groupBy(pairs, ({ line }) => line.expect?.outcome ?? '')
  const byOutcome = Object.fromEntries(
    Array.from(groups, ([outcome, some]) => [
      outcome,
      {
        expected: some.length,
        right: some.filter(({ line, result }) => isRight(line, result)).length,
      },
    ]),
  )
  const ms = results.map((result) => result.ms).toSorted((one, other) => one - other)
  return {
    lines: results.length,
    expected: pairs.length,
    right: right.length,
    rightOrOffered: right.length + offered.length,
    byOutcome,
    overTwoSegments: results.filter(({ segments }) => segments > 2).length,
    msP50: ms[Math.floor(ms.length * 0.5)] ?? 0,
    msP99: ms[Math.floor(ms.length * 0.99)] ?? 0,
  }
}

/** What `eval --json` prints: one object. */
export function evalJson(lines: readonly EvalLine[], results: readonly EvalResult[]): string {
  return JSON.stringify({ results, summary: summarise(lines, results) })
}

/** What `eval` prints for people: the score, then every line that went wrong. */
export function evalTable(lines: readonly EvalLine[], results: readonly EvalResult[]): string {
  const summary = summarise(lines, results)
  const rows = Object.entries(summary.byOutcome).map(
    ([outcome, { expected, right }]) =>
      `${outcome.padEnd(12)} ${String(right).padStart(5)} of ${String(expected).padStart(5)}  ${share(right, expected)}`,
  )
  const wrong = lines.flatMap((line, at) => {
    const result = results[at]
    if (result === undefined || isRight(line, result)) return []
    return [`${line.id}  ${line.turns.join(' | ')}\n    wanted ${wanted(line)}, got ${got(result)}`]
  })
  return [
    ...wrong,
    ...(wrong.length === 0 ? [] : ['']),
    ...rows,
    `${'all'.padEnd(12)} ${String(summary.right).padStart(5)} of ${String(summary.expected).padStart(5)}  ${share(summary.right, summary.expected)}`,
    `right or offered ${summary.rightOrOffered}, over 2 segments ${summary.overTwoSegments}, ` +
      `ms p50 ${summary.msP50} p99 ${summary.msP99}`,
  ].join('\n')
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`

function wanted({ expect }: EvalLine): string {
  const detail = expect?.category ?? expect?.topics?.join(' or ') ?? ''
  return `${expect?.outcome ?? 'anything'} ${detail}`.trim()
}

const got = ({ outcome, category, topics }: EvalResult): string =>
  `${outcome} ${category ?? topics.join(', ')}`.trim()
