import { randomUUID } from 'node:crypto'
import type { Data, Tx } from './store.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
/** How long a question stays for editors and reports. */
const keptMs = 365 * day
/** How long it can be told whose it was. */
const linkedMs = 30 * day

/** What editors and reports need of a question, written when its turn ends. */
export interface NewQuestion {
  readonly talkId: string
  readonly personId: string
  readonly outcome: string
  readonly topics: readonly string[]
  readonly revisionId?: string
  readonly language: string
  /** The text with names, numbers and addresses masked. */
  readonly masked: string
  /** Its informative words, in order: alike questions share a signature. */
  readonly words: readonly string[]
}

/** Never called for danger or for restricted talks: nothing of those reaches editors. */
export async function addQuestion(tx: Tx, question: NewQuestion, at: Date): Promise<void> {
  // Neither the id nor the time may tell, once the link is cut, whose event of that moment it was.
  const id = randomUUID()
  const cell = { table: 'questions', column: 'masked', row: id }
  await tx.sql
    .insertInto('questions')
    .values({
      id,
      talk_id: question.talkId,
      person_id: question.personId,
      asked_at: Math.floor(at.getTime() / hour) * hour,
      outcome: question.outcome,
      topics: JSON.stringify(question.topics),
      revision_id: question.revisionId ?? null,
      language: question.language,
      masked_sealed: tx.vault.seal(cell, question.masked),
      signature: tx.vault.lookup('question', [...question.words].sort().join(' ')),
      retain_until: at.getTime() + keptMs,
    })
    .execute()
}

/** Cuts the link to the person from questions older than 30 days, and returns how many. */
export async function cutQuestionLinks(tx: Tx, at: Date): Promise<number> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('questions')
    .set({ person_id: null, talk_id: null })
    .where('person_id', 'is not', null)
    .where('asked_at', '<=', at.getTime() - linkedMs)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Outcomes counted, for metrics. */
export async function countOutcomes(data: Data): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('questions')
    .select(({ fn }) => ['outcome', fn.countAll<number>().as('count')])
    .groupBy('outcome')
    .execute()
  return new Map(rows.map((row) => [row.outcome, row.count]))
}
