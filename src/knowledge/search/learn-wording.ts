import { fixedRandom } from './fixed-random.ts'
import type { Vector } from './gram-scale.ts'
import { emptyWording, scoreWording, type Wording } from './wording.ts'

/** A text with the article it is about. */
export interface Lesson {
  readonly vector: Vector
  /** The article's number, or `notLearnt`. */
  readonly article: number
  /** How much it counts beside an ask, which counts 1. */
  readonly counts: number
  /** What the text says for all articles that are not learnt here, as one score (default: none). */
  readonly rest?: number
}

/** The article of a lesson about none that is learnt here, but of those that `rest` is for. */
export const notLearnt = -1

export interface Lessons {
  /** How often all lessons are gone through. */
  readonly rounds: number
  /** How far one lesson moves a weight that was never moved before. */
  readonly rate: number
  /** A gram that is in so many lessons says something of every article, also of those without it. */
  readonly common: number
}

/** An article that seems less likely than this is not worth the time. */
const leastSlope = 0.01
/** So that the first step is not divided by nothing. */
const firstMoved = 1e-4
/** In so many rounds a lesson looks at all articles, later at as many as then seemed likeliest. */
const roundsOfAll = 2
const rivalsKept = 16

/** Work that can be left between its steps, each a moment, and taken up again. */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Does all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Learns which words of a text speak for which article, so that the lessons' own articles score
 * highest: softmax regression by AdaGrad, in an order that is the same on every run.
 */
export const learnWording = (
  lessons: readonly Lesson[],
  articles: number,
  settings: Lessons,
): Wording => finish(learnInSteps(lessons, articles, settings))

const lessonsInStep = 32

/** The same in steps. */
export function* learnInSteps(
  lessons: readonly Lesson[],
  articles: number,
  { rounds, rate, common }: Lessons,
): Steps<Wording> {
  const wording = yield* emptyWording(lessons, articles, common)
  const moved = new Float32Array(wording.weights.length).fill(firstMoved)
  yield
  const rivals = new Map<Lesson, Uint16Array>()
  const order = Array.from(lessons)
  const random = fixedRandom()
  const all = Uint16Array.from({ length: articles }, (_, at) => at)
  const scores = new Float32Array(articles)
  const slopes = { of: new Float32Array(articles), steep: new Uint16Array(articles), count: 0 }
  for (let round = 1; round <= rounds; round += 1) {
    shuffle(order, random)
    for (const [at, lesson] of order.entries()) {
      const among = rivals.get(lesson)
      scoreWording(wording, lesson.vector, among, scores.fill(0))
      if (round === roundsOfAll) rivals.set(lesson, rivalsOf(lesson, scores))
      setSlopes(slopes, lesson, scores, among ?? all)
      step(wording, moved, lesson, slopes, rate)
      if (at % lessonsInStep === 0) yield
    }
  }
  return wording
}

/** The likeliest articles, the lesson's own among them, in the order of their numbers. */
function rivalsOf({ article }: Lesson, scores: Float32Array): Uint16Array {
  const best: number[] = []
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0
    const last = scores[best[rivalsKept - 1] ?? -1]
    if (last !== undefined && score <= last) continue
    let place = best.length
    while (place > 0 && (scores[best[place - 1] ?? 0] ?? 0) < score) place -= 1
    best.splice(place, 0, at)
    if (best.length > rivalsKept) best.pop()
  }
  const own = article === notLearnt || best.includes(article) ? [] : [article]
  return Uint16Array.from([...best, ...own].sort((one, other) => one - other))
}

/** How far each article is to be moved; used again for each lesson, so only `steep` is valid. */
interface Slopes {
  readonly of: Float32Array
  /** The articles that are to be moved at all, as many as `count`; `of` is 0 for all others. */
  readonly steep: Uint16Array
  count: number
}

/** How likely each article seems, less 1 for the one that is right; 0 where it is next to nothing. */
function setSlopes(
  slopes: Slopes,
  { article, counts, rest = -Infinity }: Lesson,
  scores: Float32Array,
  among: Uint16Array,
): void {
  const { of, steep } = slopes
  for (let at = 0; at < slopes.count; at += 1) of[steep[at] ?? 0] = 0
  slopes.count = 0
  let top = rest
  for (let at = 0; at < among.length; at += 1) top = Math.max(top, scores[among[at] ?? 0] ?? 0)
  let all = Math.exp(rest - top)
  // Of thousands of articles, most share no word with a lesson.
  const oddsOfNone = Math.exp(-top)
  for (let at = 0; at < among.length; at += 1) {
    const column = among[at] ?? 0
    const score = scores[column] ?? 0
    const odds = score === 0 ? oddsOfNone : Math.exp(score - top)
    of[column] = odds
    all += odds
  }
  for (let at = 0; at < among.length; at += 1) {
    const column = among[at] ?? 0
    const slope = ((of[column] ?? 0) / all - (column === article ? 1 : 0)) * counts
    const isSteep = Math.abs(slope) >= leastSlope
    of[column] = isSteep ? slope : 0
    if (isSteep) steep[slopes.count++] = column
  }
}

/** One step down the slope of one lesson's log loss. */
function step(
  { articles, rowOf, starts, columns, weights }: Wording,
  moved: Float32Array,
  { vector: { grams, weights: values } }: Lesson,
  { of, steep, count }: Slopes,
  rate: number,
): void {
  const move = (cell: number, slope: number) => {
    const sum = (moved[cell] ?? 0) + slope * slope
    moved[cell] = sum
    weights[cell] = (weights[cell] ?? 0) - (rate * slope) / Math.sqrt(sum)
  }
  if (count === 0) return
  for (let gram = 0; gram < grams.length; gram += 1) {
    const row = rowOf[grams[gram] ?? 0] ?? -1
    if (row < 0) continue
    const value = values[gram] ?? 0
    const start = starts[row] ?? 0
    const end = starts[row + 1] ?? 0
    if (end - start === articles) {
      for (let at = 0; at < count; at += 1) {
        const column = steep[at] ?? 0
        move(start + column, (of[column] ?? 0) * value)
      }
      continue
    }
    for (let cell = start; cell < end; cell += 1) {
      const slope = of[columns[cell] ?? 0] ?? 0
      if (slope !== 0) move(cell, slope * value)
    }
  }
}

function shuffle(order: Lesson[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [order[at], order[other]]
    if (one === undefined || two === undefined) continue
    order[at] = two
    order[other] = one
  }
}
