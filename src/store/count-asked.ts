import { sql } from 'kysely'
import { leastAlike } from '../domain/sensitive-topics.ts'
import type { Store, Tx } from './store.ts'

/** Groups that are counted in one transaction: short enough for a turn to wait. */
const together = 200

/**
 * Brings the counts of `question_groups` up to date with what was asked since. Turns write only
 * their own row; the counting is done here, when somebody wants to see it.
 */
export async function countAsked(store: Pick<Store, 'transaction' | 'reading'>): Promise<void> {
  const uncounted = await store.reading.sql
    .selectFrom('questions')
    .select('id')
    .where('uncounted', '=', sql.lit(1))
    .limit(1)
    .executeTakeFirst()
  while (uncounted !== undefined) {
    const counted = await store.transaction((tx) => countSome(tx))
    if (counted < together) return
  }
}

/** Returns how many groups it counted again. */
async function countSome(tx: Tx): Promise<number> {
  await oneAtATime(tx)
  const groups = await tx.sql
    .selectFrom('questions')
    .select(['language', 'signature'])
    .distinct()
    .where('uncounted', '=', sql.lit(1))
    .orderBy('language')
    .orderBy('signature')
    .limit(together)
    .execute()
  for (const language of new Set(groups.map((group) => group.language))) {
    const own = groups.filter((group) => group.language === language)
    await countGroups(
      tx,
      language,
      own.map(({ signature }) => signature),
    )
  }
  return groups.length
}

/** Of two that count at once the later must not write what it saw earlier. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.sql
    .insertInto('settings')
    .values({ name: 'counting-questions', value: '' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '' }))
    .execute()
}

/** A question that comes in meanwhile is still marked, and counted the next time. */
async function countGroups(tx: Tx, language: string, signatures: readonly string[]): Promise<void> {
  await tx.sql
    .updateTable('questions')
    .set({ uncounted: 0 })
    .where('uncounted', '=', sql.lit(1))
    .where('language', '=', language)
    .where('signature', 'in', signatures)
    .execute()
  await tx.sql
    .deleteFrom('question_groups')
    .where('language', '=', language)
    .where('signature', 'in', signatures)
    .execute()
  const open = sql`decision_id is null`
  const openOf = (outcome: string) =>
    sql<number>`sum(case when ${open} and outcome = ${outcome} then 1 else 0 end)`
  const alike = sql`sum(case when repeats = 0 then 1 else 0 end)`
  await tx.sql
    .insertInto('question_groups')
    .columns([
      ...(['language', 'signature', 'open', 'none', 'unhelpful', 'choose', 'person'] as const),
      ...(['decided', 'sensitive_topic', 'shown', 'newest_at', 'newest_id'] as const),
    ])
    .expression((from) =>
      from
        .selectFrom('questions')
        .select([
          'language',
          'signature',
          sql<number>`sum(case when ${open} then 1 else 0 end)`.as('open'),
          openOf('none').as('none'),
          openOf('unhelpful').as('unhelpful'),
          openOf('choose').as('choose'),
          openOf('person').as('person'),
          sql<number>`sum(case when ${open} then 0 else 1 end)`.as('decided'),
          sql<string>`max(sensitive_topic)`.as('sensitive_topic'),
          sql<number>`case when max(sensitive) = 1 and ${alike} < ${sql.lit(leastAlike)}
            then 0 else 1 end`.as('shown'),
          sql<number>`coalesce(max(case when ${open} then asked_at end), 0)`.as('newest_at'),
          sql<string | null>`null`.as('newest_id'),
        ])
        .where('language', '=', language)
        .where('signature', 'in', signatures)
        .where('wrong', '=', 1)
        .groupBy(['language', 'signature']),
    )
    .execute()
  await nameNewest(tx, language, signatures)
}

/** The one whose text stands for the group. */
async function nameNewest(tx: Tx, language: string, signatures: readonly string[]): Promise<void> {
  await tx.sql
    .updateTable('question_groups')
    .set((set) => ({
      newest_id: set
        .selectFrom('questions')
        .select('questions.id')
        .whereRef('questions.language', '=', 'question_groups.language')
        .whereRef('questions.signature', '=', 'question_groups.signature')
        .whereRef('questions.asked_at', '=', 'question_groups.newest_at')
        .where('questions.wrong', '=', 1)
        .where('questions.decision_id', 'is', null)
        .limit(1),
    }))
    .where('language', '=', language)
    .where('signature', 'in', signatures)
    .execute()
}
