import type { Data } from '../store.ts'

/** An article that was ever published. */
export interface ArticleState {
  readonly name: string
  readonly language: string
  /** Taken out: nothing is served of it. */
  readonly isOut: boolean
}

/** All of them, without their texts. */
export async function listArticleStates(data: Data): Promise<readonly ArticleState[]> {
  const newest = data.sql
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('kind', '=', 'article')
    .where('status', 'in', ['published', 'withdrawn'])
    .groupBy(['name', 'language'])
  const rows = await data.sql
    .selectFrom('revisions')
    .select(['name', 'language', 'status'])
    .where('id', 'in', newest)
    .orderBy('name')
    .execute()
  return rows.map(({ name, language, status }) => ({
    ...{ name, language, isOut: status === 'withdrawn' },
  }))
}
