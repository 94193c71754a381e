import { fixedRandom } from '../../knowledge/search/fixed-random.ts'
import type { Question } from './read-questions.ts'

/** A question, and one about something else after it. */
export type Pair = readonly [first: Question, second: Question]

/** Makes pairs of questions that have nothing to do with each other: the same on every run. */
export function pairQuestions(questions: readonly Question[], count: number): readonly Pair[] {
  const covered = questions.filter(({ topics }) => topics.length > 0)
  const random = fixedRandom()
  const below = (bound: number) => Math.floor(random() * bound)
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
