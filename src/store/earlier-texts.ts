import type { Tx } from './store.ts'

export interface EarlierTexts {
  readonly personId: string
  /** The talk they come into. */
  readonly talkId: string
  readonly since: Date
}

/**
 * Moves a person's sealed texts since then into one talk; returns how many came from which. What
 * waits for a turn, or to leave, stays with the turn it belongs to.
 */
export async function moveSealedTexts(
  tx: Tx,
  { personId, talkId, since }: EarlierTexts,
): Promise<ReadonlyMap<string, number>> {
  const texts = await tx.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .select(['messages.id', 'messages.talk_id'])
    .where('talks.person_id', '=', personId)
    .where('messages.person_id', '=', personId)
    .where('talks.audience', '=', 'sealed')
    .where('messages.created_at', '>', since.getTime())
    .where('messages.status', 'in', ['answered', 'sent', 'failed'])
    .execute()
  const ids = texts.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  await tx.sql.updateTable('messages').set({ talk_id: talkId }).where('id', 'in', ids).execute()
  tx.hint('talk', talkId)
  const counts = new Map<string, number>()
  for (const { talk_id: from } of texts) counts.set(from, (counts.get(from) ?? 0) + 1)
  return counts
}
