import type { Level } from '../../domain/danger.ts'
import type { Features } from './features.ts'
import { columns, type KeptWeights, type Meaning, meanings } from './model.ts'

/** A text to learn from. */
export interface SafetyLesson {
  readonly features: Features
  readonly meaning: Meaning
  /** Of a danger that somebody gave a level to. */
  readonly level?: Level
  /** How much it counts beside a line of the corpora, which counts 1. */
  readonly counts: number
}

const rounds = 8
const rate = 0.3
const firstMoved = 1e-4
/**
 * No text is learnt as quite sure: so much of each is shared among all meanings. Then no few odd texts pull
 * a word so far that it outshouts the rest.
 */
const doubt = 0.1
const wanted = {
  right: 1 - doubt + doubt / meanings.length,
  other: doubt / meanings.length,
} as const
/** A pull towards 0 with each step. */
const decay = 1e-5
const leastSlope = 1e-5
/** A feature that fewer texts have says nothing that holds for others. */
const leastTexts = 2
/** So many features are kept, those that can move most texts furthest. */
const mostKept = 60_000
const unit = 0.05

/**
 * Learns which features speak for which meaning: softmax regression by AdaGrad, beside it a logistic one
 * for `urgent` over the dangers; in an order that is the same on every run.
 */
export function fitModel(lessons: readonly SafetyLesson[]): KeptWeights {
  const texts = new Map<string, number>()
  for (const { features } of lessons) {
    for (const name of features.keys()) texts.set(name, (texts.get(name) ?? 0) + 1)
  }
  const names = Array.from(texts.keys()).filter((name) => (texts.get(name) ?? 0) >= leastTexts)
  const numbers = new Map(names.map((name, number) => [name, number]))
  const weights = descend(
    lessons.map((lesson) => compact(lesson, numbers)),
    names.length,
  )
  return { unit, weights: kept(names, weights, texts) }
}

interface Compact {
  readonly numbers: Int32Array
  readonly values: Float64Array
  readonly meaning: number
  /** 1 emergency, 0 worried; undefined: nothing to learn of it. */
  readonly urgent: number | undefined
  readonly counts: number
}

function compact(lesson: SafetyLesson, all: ReadonlyMap<string, number>): Compact {
  const pairs = Array.from(lesson.features).flatMap(([name, value]) => {
    const number = all.get(name)
    return number === undefined ? [] : [{ number, value }]
  })
  return {
    numbers: Int32Array.from(pairs, ({ number }) => number),
    values: Float64Array.from(pairs, ({ value }) => value),
    meaning: meanings.indexOf(lesson.meaning),
    urgent: lesson.level === undefined ? undefined : Number(lesson.level === 'emergency'),
    counts: lesson.counts,
  }
}

function descend(lessons: readonly Compact[], features: number): Float64Array {
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

function kept(
  names: readonly string[],
  weights: Float64Array,
  texts: ReadonlyMap<string, number>,
): Record<string, string> {
  const rated = names.map((name, number) => {
    const own = Array.from(weights.subarray(number * columns, (number + 1) * columns))
    const most = Math.max(...own.map(Math.abs))
    return { name, own, worth: most * Math.sqrt(texts.get(name) ?? 0) }
  })
  const best = rated.toSorted((one, other) => other.worth - one.worth).slice(0, mostKept)
  return Object.fromEntries(
    best
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map(({ name, own }) => [name, own.map((one) => sparse(Math.round(one / unit))).join(' ')]),
  )
}

/** Most weights are 0: left out, they take no room. */
const sparse = (weight: number): string => (weight === 0 ? '' : String(weight))

function shuffle(items: Compact[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [items[at], items[other]]
    if (one === undefined || two === undefined) continue
    items[at] = two
    items[other] = one
  }
}

/** Park and Miller's generator: the same numbers on every run. */
function fixedRandom(): () => number {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
