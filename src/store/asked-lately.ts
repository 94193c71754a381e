import type { Data } from './store.ts'

/** A question as it was asked, without a name, and what it got. */
export interface AskedLately {
  readonly id: string
  readonly language: string
  readonly signature: string
  readonly masked: string
  readonly outcome: string
  readonly topics: readonly string[]
  readonly sensitive: boolean
  /** The same person had asked alike before. */
  readonly repeats: boolean
  /** They said that the answer helped, or that it did not; undefined: they were not asked. */
  readonly helped?: boolean
}

/**
 * Questions asked since a moment, after one of them, the first `most` in the order of their ids; never
 * those of danger or of restricted talks, which have no row.
 */
export async function readAskedLately(
  data: Data,
  asked: { readonly since: Date; readonly after?: string; readonly most: number },
): Promise<readonly AskedLately[]> {
  const rows = await data.sql
    .selectFrom('questions')
    .select(['id', 'language', 'signature', 'masked_sealed', 'outcome', 'topics', 'sensitive'])
    .select(['helped', 'repeats'])
    .where('asked_at', '>=', asked.since.getTime())
    .where('id', '>', asked.after ?? '')
    .orderBy('id')
    .limit(asked.most)
    .execute()
  return rows.flatMap((row) => {
    if (row.masked_sealed === null) return []
    const { id, language, signature, outcome } = row
    const cell = { table: 'questions', column: 'masked', row: id }
    return [
      {
        ...{ id, language, signature, outcome },
        masked: data.vault.open(cell, row.masked_sealed),
        topics: JSON.parse(row.topics) as readonly string[],
        sensitive: row.sensitive === 1,
        repeats: row.repeats === 1,
        ...(row.helped !== null && { helped: row.helped === 1 }),
      },
    ]
  })
}
