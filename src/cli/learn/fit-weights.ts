import type { Features } from '../../knowledge/search/features.ts'

/** One question: its candidates, and which of them (none of them, too) are right. */
export interface Example<Name extends string = keyof Features> {
  readonly candidates: readonly {
    readonly article: string
    readonly features: Readonly<Record<Name, number>>
  }[]
  readonly topics: readonly string[]
  /** How much it counts (default: 1). */
  readonly weight?: number
}

const steps = 300
const rate = 0.05
const shrink = 0.002

/**
 * Fits a softmax over each question's candidates and 'none of them', by Adam from zero: the same on
 * every run. Features are put on one scale first, and the weights back on theirs at the end.
 */
export function fitWeights<Name extends string>(
  examples: readonly Example<Name>[],
): Readonly<Record<Name | 'bias', number>> {
  const names = Object.keys(
    examples.find(({ candidates }) => candidates.length > 0)?.candidates[0]?.features ?? {},
  ) as Name[]
  const spreads = names.map((name) => spreadOf(examples, name))
  const rows = examples.map(({ candidates, topics, weight = 1 }) => ({
    weight,
    inputs: candidates.map(({ features }) => [
      1,
      ...names.map((name, at) => features[name] / (spreads[at] ?? 1)),
    ]),
    right: candidates.map(({ article }) => topics.includes(article)),
  }))
  const weights = descend(rows, names.length + 1)
  const scaled = names.map((name, at) => [name, round((weights[at + 1] ?? 0) / (spreads[at] ?? 1))])
  return Object.fromEntries([['bias', round(weights[0] ?? 0)], ...scaled]) as Record<
    Name | 'bias',
    number
  >
}

interface Row {
  readonly weight: number
  readonly inputs: readonly (readonly number[])[]
  readonly right: readonly boolean[]
}

function descend(rows: readonly Row[], size: number): number[] {
  const weights = new Array<number>(size).fill(0)
  const first = new Array<number>(size).fill(0)
  const second = new Array<number>(size).fill(0)
  for (let step = 1; step <= steps; step += 1) {
    const slope = slopeOf(rows, weights)
    for (let at = 0; at < size; at += 1) {
      const down = (slope[at] ?? 0) + (at === 0 ? 0 : shrink * (weights[at] ?? 0))
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * down
      second[at] = 0.99 * (second[at] ?? 0) + 0.01 * down * down
      const speed = (first[at] ?? 0) / (1 - 0.9 ** step)
      const force = Math.sqrt((second[at] ?? 0) / (1 - 0.99 ** step)) + 1e-8
      weights[at] = (weights[at] ?? 0) - (rate * speed) / force
    }
  }
  return weights
}

function slopeOf(rows: readonly Row[], weights: readonly number[]): number[] {
  const slope = weights.map(() => 0)
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  for (const { inputs, right, weight } of rows) {
    const odds = inputs.map((input) =>
      Math.exp(
        Math.min(
          50,
          input.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
        ),
      ),
    )
    const all = odds.reduce((sum, one) => sum + one, 1)
    const some = right.includes(true)
    const good = odds.reduce((sum, one, at) => sum + (right[at] === true ? one : 0), some ? 0 : 1)
    // What seems all but impossible is still not 0, or a step would be no number.
    const divisor = Math.max(Number.MIN_VALUE, good)
    for (const [row, input] of inputs.entries()) {
      const now = (odds[row] ?? 0) / all
      const wanted = right[row] === true ? (odds[row] ?? 0) / divisor : 0
      for (const [at, value] of input.entries()) {
        slope[at] = (slope[at] ?? 0) + (weight * (now - wanted) * value) / total
      }
    }
  }
  return slope
}

function spreadOf<Name extends string>(examples: readonly Example<Name>[], name: Name): number {
  const values = examples.flatMap(({ candidates }) => candidates.map((one) => one.features[name]))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  // Rounding leaves a trace of spread in a feature that is always the same.
  return square > 1e-12 ? Math.sqrt(square) : 1
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000
