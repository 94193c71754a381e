import { randomUUID } from 'node:crypto'
import type { Store } from '../../../store/store.ts'

/** So few that a statement stays below SQLite's most parameters. */
const together = 500
const hourMs = 3_600_000
const outcomes = ['none', 'none', 'unhelpful', 'choose', 'person'] as const

/**
 * Questions over a year, of which four in ten went wrong: a quarter of as many groups as of those,
 * and a few of them very large; one in twenty is of a sensitive topic.
 */
export async function fillAsked(store: Store, questions: number, at: Date): Promise<void> {
  const groups = Math.max(250, questions / 10)
  for (let from = 0; from < questions; from += together) {
    const length = Math.min(together, questions - from)
    const rows = Array.from({ length }, (_, index) => rowOf(store, from + index, groups, at))
    await store.transaction((tx) => tx.sql.insertInto('questions').values(rows).execute())
  }
}

function rowOf({ vault }: Store, index: number, groups: number, at: Date) {
  const id = randomUUID()
  const wrong = index % 10 < 4
  // Few are asked often, and most once or twice.
  const group = index % 4 === 0 ? index % 20 : (index * 7919) % groups
  const outcome = wrong ? (outcomes[index % outcomes.length] ?? 'none') : 'answer'
  const sensitive = group % 20 === 19
  const hours = (index * 313) % (365 * 24)
  return {
    ...{ id, outcome, language: 'en', topics: '[]' },
    asked_at: Math.floor(at.getTime() / hourMs) * hourMs - hours * hourMs,
    masked_sealed: vault.seal(
      { table: 'questions', column: 'masked', row: id },
      `question ${index} of group ${group}`,
    ),
    signature: vault.lookup('question', String(group)),
    sensitive: sensitive ? 1 : 0,
    sensitive_topic: sensitive ? 'health' : null,
    wrong: wrong ? 1 : 0,
    uncounted: wrong ? 1 : 0,
    retain_until: at.getTime() + 365 * 24 * hourMs,
  }
}
