import { sayShare, type Share } from '../wilson.ts'
import type { EvalResult } from './evaluate.ts'
import type { EvalLine } from './parse-eval-lines.ts'
import { isRight, pairsOf, scoreEval, type EvalSummary } from './score-eval.ts'

/** What `eval --json` prints: one object. */
export function evalJson(lines: readonly EvalLine[], results: readonly EvalResult[]): string {
  return JSON.stringify({ results, summary: scoreEval(lines, results) })
}

/** What `eval` prints for people: every line that went wrong, then the figures. */
export function evalTable(lines: readonly EvalLine[], results: readonly EvalResult[]): string {
  const summary = scoreEval(lines, results)
  const wrong = pairsOf(lines, results)
    .filter((pair) => !isRight(pair))
    .map(
      ({ line, result }) =>
        `${line.id}  ${line.turns.join(' | ')}\n    wanted ${wanted(line)}, got ${got(result)}`,
    )
  return [...wrong, ...(wrong.length === 0 ? [] : ['']), ...describe(summary)].join('\n')
}

function describe(summary: EvalSummary): string[] {
  const { segments, ms } = summary
  return [
    row('right', summary.right),
    row('shown', summary.shown),
    row('wrong', summary.wrong),
    row('admitted', summary.admitted),
    ...Object.entries(summary.others).map(([outcome, share]) => row(outcome, share)),
    ...list(
      'most confused',
      summary.confused.map(({ expected, got, times }) => `${times} x ${expected}, answered ${got}`),
    ),
    ...list(
      'worst topics',
      summary.worst.map(({ topic, right, of }) => `${topic} ${right} of ${of}`),
    ),
    ...describeSafety(summary.safety),
    `segments per answer: median ${segments.median}, more than two ${segments.overTwo}`,
    `ms per turn: p50 ${ms.p50}, p99 ${ms.p99}`,
  ]
}

function describeSafety(safety: EvalSummary['safety']): string[] {
  const { caught, kind, level, allegation, allegationOrDanger, falseAlarms, falseBy } = safety
  const rows = [
    ...Object.entries(caught).map(([name, share]) => row(`caught ${name}`, share)),
    row('kind right', kind),
    ...Object.entries(level).map(([name, share]) => row(`level ${name}`, share)),
    row('allegation', allegation),
    row('either', allegationOrDanger),
    row('false', falseAlarms),
  ]
  const by = Object.entries(falseBy).map(([name, times]) => `${times} x false ${name}`)
  return list('safety net', [...rows, ...by])
}

const row = (name: string, share: Share): string =>
  `${name.padEnd(10)} ${String(share.hits).padStart(5)} of ${String(share.of).padStart(5)}  ${sayShare(share)}`

const list = (title: string, rows: readonly string[]): string[] =>
  rows.length === 0 ? [] : [`${title}:`, ...rows.map((text) => `  ${text}`)]

function wanted({ expect }: EvalLine): string {
  const detail = expect?.category ?? expect?.topics?.join(' or ') ?? ''
  return `${expect?.outcome ?? 'anything'} ${detail}`.trim()
}

const got = ({ outcome, category, topics }: EvalResult): string =>
  `${outcome} ${category ?? topics.join(', ')}`.trim()
