import type { EvalResult } from '../../../src/cli/eval/evaluate.ts'
import type { EvalLine } from '../../../src/cli/eval/parse-eval-lines.ts'
import { scoreEval, type EvalSummary } from '../../../src/cli/eval/score-eval.ts'

/** What a line expects and what it got: 'answer rent', 'choose rent council-tax', 'none'. */
export type Row = readonly [expected: string, got: string, more?: Partial<EvalResult>]

/** The figures of some lines. */
export function summaryOf(...rows: readonly Row[]): EvalSummary {
  return scoreEval(rows.map(toLine), rows.map(toResult))
}

function toLine([expected]: Row, at: number): EvalLine {
  const [outcome = '', ...about] = expected.split(' ')
  if (expected === '') return { id: String(at), turns: ['hi'] }
  const detail = outcome === 'crisis' ? { category: about[0] } : { topics: about }
  return { id: String(at), turns: ['hi'], expect: { outcome, ...detail } }
}

function toResult([, got, more]: Row, at: number): EvalResult {
  const [outcome = '', ...about] = got.split(' ')
  return {
    id: String(at),
    outcome: outcome as EvalResult['outcome'],
    category: outcome === 'crisis' ? (about[0] as EvalResult['category']) : null,
    level: null,
    topics: outcome === 'crisis' ? [] : about,
    text: '',
    segments: 1,
    ms: 1,
    ...more,
  }
}
