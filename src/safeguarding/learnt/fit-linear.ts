import { type Compact, wanted } from './lesson.ts'
import { columns } from './model.ts'
import { fixedRandom, shuffle } from './shuffle.ts'

const rounds = 8
const rate = 0.3
const firstMoved = 1e-4
/** A pull towards 0 with each step. */
const decay = 1e-5
const leastSlope = 1e-5

/**
 * Softmax regression by AdaGrad, beside it a logistic one for `urgent` over the dangers: a row of
 * `columns` weights per feature.
 */
export function fitLinear(lessons: readonly Compact[], features: number): Float64Array {
  const weights = new Float64Array(features * columns)
  const moved = new Float64Array(features * columns).fill(firstMoved)
  const slopes = new Float64Array(columns)
  const order = Array.from(lessons)
  const random = fixedRandom()
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    for (const lesson of order) {
      setSlopes(slopes, lesson, weights)
      step(weights, moved, lesson, slopes)
    }
  }
  return weights
}

/** How far too likely each meaning seems, and the urgency. */
function setSlopes(slopes: Float64Array, lesson: Compact, weights: Float64Array): void {
  const { numbers, values, meaning, urgent } = lesson
  slopes.fill(0)
  for (let at = 0; at < numbers.length; at += 1) {
    const from = (numbers[at] ?? 0) * columns
    const value = values[at] ?? 0
    for (let column = 0; column < columns; column += 1) {
      slopes[column] = (slopes[column] ?? 0) + (weights[from + column] ?? 0) * value
    }
  }
  const last = columns - 1
  const now = 1 / (1 + Math.exp(-(slopes[last] ?? 0)))
  slopes[last] = urgent === undefined ? 0 : now - urgent
  let most = -Infinity
  for (let column = 0; column < last; column += 1) most = Math.max(most, slopes[column] ?? 0)
  let sum = 0
  for (let column = 0; column < last; column += 1) {
    slopes[column] = Math.exp((slopes[column] ?? 0) - most)
    sum += slopes[column] ?? 0
  }
  for (let column = 0; column < last; column += 1) {
    slopes[column] =
      (slopes[column] ?? 0) / sum - (column === meaning ? wanted.right : wanted.other)
  }
}

function step(
  weights: Float64Array,
  moved: Float64Array,
  { numbers, values, counts }: Compact,
  slopes: Float64Array,
): void {
  for (let at = 0; at < numbers.length; at += 1) {
    const from = (numbers[at] ?? 0) * columns
    const value = (values[at] ?? 0) * counts
    for (let column = 0; column < columns; column += 1) {
      const place = from + column
      const slope = (slopes[column] ?? 0) * value + decay * (weights[place] ?? 0)
      if (slope > -leastSlope && slope < leastSlope) continue
      const squares = (moved[place] ?? 0) + slope * slope
      moved[place] = squares
      weights[place] = (weights[place] ?? 0) - (rate * slope) / Math.sqrt(squares)
    }
  }
}
