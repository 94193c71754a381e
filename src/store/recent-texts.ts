import { textCell } from './messages.ts'
import type { Data } from './store.ts'

/** A text nobody sees: it is opened to be counted. */
export interface UnseenText {
  readonly id: string
  readonly text: string
}

/**
 * The next texts of young people since a moment, after the one with this id ('' for the first), by
 * id. What is in a restricted talk is not among them, and not counted as anything.
 */
export async function readUnseenTexts(
  data: Data,
  {
    since,
    afterId,
    most,
  }: { readonly since: Date; readonly afterId: string; readonly most: number },
): Promise<readonly UnseenText[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .select(['messages.id', 'messages.text_sealed'])
    .where('messages.author', '=', 'young-person')
    .where('messages.created_at', '>=', since.getTime())
    .where('messages.id', '>', afterId)
    .where('talks.audience', 'not like', 'restricted:%')
    .orderBy('messages.id')
    .limit(most)
    .execute()
  return rows.map(({ id, text_sealed: sealed }) => ({
    id,
    text: data.vault.tryOpen(textCell(id), sealed) ?? '',
  }))
}
