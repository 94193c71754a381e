import { randomUUID } from 'node:crypto'
import type { Data, Tx } from './store.ts'

const hourMs = 60 * 60 * 1000
const keptMs = 365 * 24 * hourMs

/** What became of a suggestion. */
export const suggestionOutcomes = ['done', 'planned', 'not-ours', 'not-done'] as const
export type SuggestionOutcome = (typeof suggestionOutcomes)[number]

/** What a young person would have staff write; nobody can tell whose it was. */
export interface Suggestion {
  readonly id: string
  readonly masked: string
  readonly language: string
  /** To the hour. */
  readonly askedAt: Date
  readonly decided?: {
    readonly outcome: SuggestionOutcome
    readonly reason: string
    readonly by: string
    readonly at: Date
  }
}

const cellOf = (row: string) => ({ table: 'suggestions', column: 'masked', row })

/** Never called for danger or for restricted talks. */
export async function addSuggestion(
  tx: Tx,
  { masked, language }: Pick<Suggestion, 'masked' | 'language'>,
  at: Date,
): Promise<void> {
  // An id by time would tell the moment that the hour does not.
  const id = randomUUID()
  await tx.sql
    .insertInto('suggestions')
    .values({
      ...{ id, language, status: 'open' },
      masked_sealed: tx.vault.seal(cellOf(id), masked),
      asked_at: Math.floor(at.getTime() / hourMs) * hourMs,
      retain_until: at.getTime() + keptMs,
    })
    .execute()
}

export interface SuggestionsAsked {
  readonly status: 'open' | 'decided'
  /** From 1. */
  readonly page: number
  readonly most: number
}

/** A page of them, the newest first, and how many there are. */
export async function listSuggestions(
  data: Data,
  { status, page, most }: SuggestionsAsked,
): Promise<{ readonly suggestions: readonly Suggestion[]; readonly total: number }> {
  const query = data.sql.selectFrom('suggestions').where('status', '=', status)
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy(status === 'open' ? 'asked_at' : 'decided_at', 'desc')
    .orderBy('id')
    .limit(most)
    .offset((page - 1) * most)
    .execute()
  return { suggestions: rows.map((row) => toSuggestion(data, row)), total }
}

export async function findSuggestion(data: Data, id: string): Promise<Suggestion | undefined> {
  const row = await data.sql
    .selectFrom('suggestions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toSuggestion(data, row)
}

/** False when somebody has decided on it already. */
export async function decideOnSuggestion(
  tx: Tx,
  id: string,
  decided: { readonly outcome: SuggestionOutcome; readonly reason: string; readonly by: string },
  at: Date,
): Promise<boolean> {
  const { outcome, reason, by } = decided
  const { numUpdatedRows } = await tx.sql
    .updateTable('suggestions')
    .set({ status: 'decided', outcome, reason, decided_by: by, decided_at: at.getTime() })
    .where('id', '=', id)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}

interface SuggestionRow {
  readonly id: string
  readonly masked_sealed: string
  readonly language: string
  readonly asked_at: number
  readonly outcome: string | null
  readonly reason: string | null
  readonly decided_by: string | null
  readonly decided_at: number | null
}

function toSuggestion(data: Data, row: SuggestionRow): Suggestion {
  const { id, language, outcome, reason, decided_by, decided_at } = row
  return {
    ...{ id, language, askedAt: new Date(row.asked_at) },
    masked: data.vault.tryOpen(cellOf(id), row.masked_sealed) ?? '',
    ...(outcome !== null &&
      decided_at !== null && {
        decided: {
          outcome: outcome as SuggestionOutcome,
          ...{ reason: reason ?? '', by: decided_by ?? '', at: new Date(decided_at) },
        },
      }),
  }
}
