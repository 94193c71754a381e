import type { TurnOutcome } from '../../domain/turn.ts'
import type { Change } from './trial-result.ts'

/** What a text should get, where that is known. */
export type Expected =
  | { readonly kind: 'articles'; readonly articles: readonly string[] }
  /** No article answers it. */
  | { readonly kind: 'none' }

export type Outcome = Pick<TurnOutcome, 'kind' | 'topics'> & { readonly section?: string }

export function isSameOutcome(one: Outcome, other: Outcome): boolean {
  return (
    one.kind === other.kind &&
    one.section === other.section &&
    one.topics.length === other.topics.length &&
    one.topics.every((topic, at) => topic === other.topics[at])
  )
}

/** Whether another outcome is nearer to what is expected, or further from it. */
export function compareOutcomes(
  before: Outcome,
  after: Outcome,
  expected: Expected | undefined,
): Change {
  if (expected === undefined) return 'other'
  const gain = worth(after, expected) - worth(before, expected)
  if (gain === 0) return 'other'
  return gain > 0 ? 'better' : 'worse'
}

/** A wrong answer is worse than none, and a choice with the right one in it is nearly right. */
function worth({ kind, topics }: Outcome, expected: Expected): number {
  const [first] = topics
  if (expected.kind === 'none') {
    if (kind === 'answer') return 0
    return kind === 'choose' ? 1 : 3
  }
  const isExpected = (topic: string | undefined) =>
    topic !== undefined && expected.articles.includes(topic)
  if (kind === 'answer') return isExpected(first) ? 4 : topics.some(isExpected) ? 2 : 0
  if (kind === 'choose') return topics.some(isExpected) ? 3 : 1
  return 1
}
