import { wilson, type Share } from '../wilson.ts'
import type { EvalResult } from './evaluate.ts'
import { anythingHarmless, type EvalLine } from './parse-eval-lines.ts'
import { isAlarm, scoreSafety, type SafetySummary } from './score-safety.ts'

/** The figures of a run: shares with their intervals, and where it goes wrong. */
export interface EvalSummary {
  readonly lines: number
  /** Of the questions an article answers: the right one was answered. */
  readonly right: Share
  /** Of the same: it was answered, or among those offered. */
  readonly shown: Share
  /** Of all questions: another one was answered. */
  readonly wrong: Share
  /** Of those no article answers: we said so. */
  readonly admitted: Share
  /** Of each other outcome that was expected: how often it came. */
  readonly others: Readonly<Record<string, Share>>
  /** What was expected and what was answered instead, most often first. */
  readonly confused: readonly {
    readonly expected: string
    readonly got: string
    readonly times: number
  }[]
  /** The topics least often answered right, worst first. */
  readonly worst: readonly { readonly topic: string; readonly right: number; readonly of: number }[]
  readonly safety: SafetySummary
  readonly segments: { readonly median: number; readonly overTwo: number }
  /** Of one turn, reading and search together. */
  readonly ms: { readonly p50: number; readonly p99: number }
}

export interface Pair {
  readonly line: EvalLine
  readonly result: EvalResult
}

const mostListed = 10

/** The figures of a run; lines and results are in the same order. */
export function scoreEval(lines: readonly EvalLine[], results: readonly EvalResult[]): EvalSummary {
  const pairs = pairsOf(lines, results)
  const covered = pairs.filter(({ line }) => line.expect?.outcome === 'answer')
  const notCovered = pairs.filter(({ line }) => line.expect?.outcome === 'none')
  const share = (some: readonly Pair[], holds: (pair: Pair) => boolean) =>
    wilson(some.filter(holds).length, some.length)
  const answers = results.filter(({ outcome }) => outcome === 'answer')
  const ms = results.map((result) => result.ms)
  return {
    lines: results.length,
    right: share(covered, isRight),
    shown: share(covered, isShown),
    wrong: share([...covered, ...notCovered], isWrong),
    admitted: share(notCovered, isRight),
    others: othersOf(pairs),
    confused: confusedOf(covered),
    worst: worstOf(covered),
    safety: scoreSafety(pairs),
    segments: {
      median: quantile(
        answers.map(({ segments }) => segments),
        0.5,
      ),
      overTwo: answers.filter(({ segments }) => segments > 2).length,
    },
    ms: { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) },
  }
}

/** Each line that says what it expects, with what it got. */
export function pairsOf(lines: readonly EvalLine[], results: readonly EvalResult[]): Pair[] {
  return lines.flatMap((line, at) => {
    const result = results[at]
    return result === undefined || line.expect === undefined ? [] : [{ line, result }]
  })
}

/** Whether a line got what it expects: the outcome, one of its topics first, the category. */
export function isRight({ line: { expect }, result }: Pair): boolean {
  if (expect?.outcome === anythingHarmless) return !isAlarm(result)
  if (expect === undefined || result.outcome !== expect.outcome) return expect === undefined
  if (expect.category !== undefined && result.category !== expect.category) return false
  if (expect.outcome !== 'answer' || expect.topics === undefined) return true
  return expect.topics.includes(result.topics[0] ?? '')
}

/** One of its topics was answered, or is among the numbers to choose from. */
function isShown({ line: { expect }, result }: Pair): boolean {
  if (result.outcome !== 'answer' && result.outcome !== 'choose') return false
  return result.topics.some((topic) => expect?.topics?.includes(topic))
}

function isWrong(pair: Pair): boolean {
  return pair.result.outcome === 'answer' && !isRight(pair)
}

function othersOf(pairs: readonly Pair[]): Record<string, Share> {
  const others = pairs.filter(
    ({ line }) => line.expect?.outcome !== 'answer' && line.expect?.outcome !== 'none',
  )
  const groups = Map.groupBy(others, ({ line }) => line.expect?.outcome ?? '')
  return Object.fromEntries(
    Array.from(groups, ([outcome, some]) => [
      outcome,
      wilson(some.filter(isRight).length, some.length),
    ]),
  )
}

function confusedOf(covered: readonly Pair[]): EvalSummary['confused'] {
  const wrong = covered.filter(isWrong).map(({ line, result }) => ({
    expected: line.expect?.topics?.join(' or ') ?? '',
    got: result.topics[0] ?? '',
  }))
  const groups = Map.groupBy(wrong, ({ expected, got }) => `${expected} ${got}`)
  return Array.from(groups.values(), (some) => ({
    expected: some[0]?.expected ?? '',
    got: some[0]?.got ?? '',
    times: some.length,
  }))
    .toSorted((one, other) => other.times - one.times)
    .slice(0, mostListed)
}

function worstOf(covered: readonly Pair[]): EvalSummary['worst'] {
  const groups = Map.groupBy(covered, ({ line }) => line.expect?.topics?.[0] ?? '')
  return Array.from(groups, ([topic, some]) => ({
    topic,
    right: some.filter(isRight).length,
    of: some.length,
  }))
    .filter(({ right, of }) => right < of)
    .toSorted((one, other) => one.right / one.of - other.right / other.of || other.of - one.of)
    .slice(0, mostListed)
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}
