import { newId } from '../domain/new-id.ts'
import type { GroupKey } from './asked.ts'
import type { Data, Tx } from './store.ts'

/** What an editor made of a group of questions. */
export type DecisionKind = 'ask' | 'article' | 'dismissed'

export interface QuestionDecision {
  readonly id: string
  readonly decision: DecisionKind
  /** The article that got an ask, or was begun. */
  readonly article?: string
  readonly draftId?: string
  /** Why it was dismissed. */
  readonly reason?: string
  readonly by: string
  readonly at: Date
}

/**
 * Decides on all open questions of a group; those that come later make it open again. False when
 * none is open any more: somebody has decided meanwhile.
 */
export async function decideOnGroup(
  tx: Tx,
  { language, signature }: GroupKey,
  decided: Omit<QuestionDecision, 'id' | 'at'>,
  at: Date,
): Promise<boolean> {
  const id = newId(at)
  const { numUpdatedRows } = await tx.sql
    .updateTable('questions')
    .set({ decision_id: id, uncounted: 1 })
    .where('language', '=', language)
    .where('signature', '=', signature)
    .where('wrong', '=', 1)
    .where('decision_id', 'is', null)
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return false
  await tx.sql
    .insertInto('question_decisions')
    .values({
      ...{ id, language, signature, decision: decided.decision, by: decided.by },
      article: decided.article ?? null,
      draft_id: decided.draftId ?? null,
      reason: decided.reason ?? null,
      at: at.getTime(),
    })
    .execute()
  return true
}

/** What was decided on a group, the newest first. */
export async function listDecisions(
  data: Data,
  { language, signature }: GroupKey,
): Promise<readonly QuestionDecision[]> {
  const rows = await data.sql
    .selectFrom('question_decisions')
    .selectAll()
    .where('language', '=', language)
    .where('signature', '=', signature)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, by: row.by, at: new Date(row.at) },
    decision: row.decision as DecisionKind,
    ...(row.article !== null && { article: row.article }),
    ...(row.draft_id !== null && { draftId: row.draft_id }),
    ...(row.reason !== null && { reason: row.reason }),
  }))
}
