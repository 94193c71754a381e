import type { Question } from './read-questions.ts'

/** A question, and one about something else after it. */
export type Pair = readonly [first: Question, second: Question]

/** Makes pairs of questions that have nothing to do with each other: the same on every run. */
export function pairQuestions(questions: readonly Question[], count: number): readonly Pair[] {
  const covered = questions.filter(({ topics }) => topics.length > 0)
  const below = numbers()
  const drawn = Array.from({ length: count }, (): readonly (Question | undefined)[] => [
    covered[below(covered.length)],
    questions[below(questions.length)],
  ])
  return drawn.flatMap(([first, second]): Pair[] => {
    if (first === undefined || second === undefined) return []
    const related = first === second || second.topics.some((one) => first.topics.includes(one))
    return related ? [] : [[first, second]]
  })
}

/** Whole numbers below a bound, from the generator of Park and Miller. */
function numbers(): (bound: number) => number {
  const modulus = 2_147_483_647
  let last = 1
  return (bound) => {
    last = (last * 48_271) % modulus
    return Math.floor((last / modulus) * bound)
  }
}
