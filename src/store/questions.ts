import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { SensitiveTopic } from '../domain/sensitive-topics.ts'
import type { Data, Tx } from './store.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
/** How long a question stays for editors and reports. */
const keptMs = 365 * day
/** How long it can be told whose it was. */
const linkedMs = 30 * day

/** How a question ended that goes to editors, whoever asked it. */
export const wrongOutcomes = ['none', 'unhelpful', 'choose', 'person'] as const
export type WrongOutcome = (typeof wrongOutcomes)[number]

/** What editors and reports need of a question, written when its turn ends. */
export interface NewQuestion {
  readonly talkId: string
  readonly personId: string
  readonly outcome: string
  readonly topics: readonly string[]
  readonly revisionId?: string
  readonly section?: string
  readonly sensitive?: SensitiveTopic
  readonly language: string
  /** The text with names, numbers and addresses masked. */
  readonly masked: string
  /** Alike questions have the same: see knowledge/question-words.ts. */
  readonly words: readonly string[]
}

/** Never called for danger or for restricted talks: nothing of those reaches editors. */
export async function addQuestion(tx: Tx, question: NewQuestion, at: Date): Promise<void> {
  const { talkId, personId, outcome, language } = question
  // Neither the id nor the time may tell, once the link is cut, whose event of that moment it was.
  const id = randomUUID()
  const cell = { table: 'questions', column: 'masked', row: id }
  const signature = tx.vault.lookup('question', [...question.words].sort().join(' '))
  const wrong = outcome === 'none' || outcome === 'choose' ? 1 : 0
  await leaveLatest(tx, talkId)
  await tx.sql
    .insertInto('questions')
    .values({
      ...{ id, outcome, language, signature, wrong },
      talk_id: talkId,
      person_id: personId,
      asked_at: Math.floor(at.getTime() / hour) * hour,
      topics: JSON.stringify(question.topics),
      revision_id: question.revisionId ?? null,
      section: question.section ?? null,
      sensitive: question.sensitive === undefined ? 0 : 1,
      sensitive_topic: question.sensitive ?? null,
      masked_sealed: tx.vault.seal(cell, question.masked),
      latest: outcome === 'person' ? 0 : 1,
      repeats: (await hasAsked(tx, personId, language, signature)) ? 1 : 0,
      uncounted: wrong,
      retain_until: at.getTime() + keptMs,
    })
    .execute()
}

/** What comes next in the talk is about another question, or about none. */
async function leaveLatest(tx: Tx, talkId: string): Promise<void> {
  await tx.sql
    .updateTable('questions')
    .set({ latest: 0 })
    .where('talk_id', '=', talkId)
    .where('latest', '=', sql.lit(1))
    .execute()
}

async function hasAsked(
  tx: Tx,
  personId: string,
  language: string,
  signature: string,
): Promise<boolean> {
  const before = await tx.sql
    .selectFrom('questions')
    .select('id')
    .where('person_id', '=', personId)
    .where('signature', '=', signature)
    .where('language', '=', language)
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}

// === How a question ended, told by what came next

/** What they did after the answer, or after the choices. */
export type QuestionEnd =
  /** They chose an article, or a section of it. */
  | {
      readonly kind: 'chosen'
      readonly topics: readonly string[]
      readonly revisionId?: string
      readonly section?: string
      readonly sensitive?: SensitiveTopic
    }
  | { readonly kind: 'helped' }
  | { readonly kind: 'unhelpful' }
  /** They asked for a person. */
  | { readonly kind: 'person' }

/** How long after it something may still be about the last question. */
const followsMs = day

/** Writes how the talk's last question ended; nothing when there is none that this can be about. */
export async function endQuestion(
  tx: Tx,
  talkId: string,
  end: QuestionEnd,
  at: Date,
): Promise<void> {
  const last = await tx.sql
    .selectFrom('questions')
    .select(['id', 'outcome'])
    .where('talk_id', '=', talkId)
    .where('latest', '=', sql.lit(1))
    .where('asked_at', '>', at.getTime() - followsMs)
    .executeTakeFirst()
  const change = last && changeFor(last.outcome, end)
  if (last === undefined || change === undefined) return
  await tx.sql.updateTable('questions').set(change).where('id', '=', last.id).execute()
}

function changeFor(outcome: string, end: QuestionEnd) {
  const recount = { uncounted: 1 } as const
  const answered = outcome === 'answer'
  switch (end.kind) {
    case 'chosen':
      if (outcome === 'choose') return { ...chosen(end), outcome: 'answer', wrong: 0, ...recount }
      return answered ? chosen(end) : undefined
    case 'helped':
      return answered ? { helped: 1 } : undefined
    case 'unhelpful':
      return answered ? { helped: 0, outcome: 'unhelpful', wrong: 1, ...recount } : undefined
    case 'person':
      if (!answered && outcome !== 'choose') return undefined
      return { outcome: 'person', wrong: 1, latest: 0, ...recount }
  }
}

/** What was sensitive stays so. */
function chosen(end: QuestionEnd & { readonly kind: 'chosen' }) {
  const { topics, revisionId, section, sensitive } = end
  return {
    topics: JSON.stringify(topics),
    revision_id: revisionId ?? null,
    section: section ?? null,
    ...(sensitive !== undefined && { sensitive: 1, sensitive_topic: sensitive }),
  }
}

// === Danger

/**
 * What a person asked in the day before they told of danger, or of what an adult did, may be part of
 * what they told: of those questions nothing is left but that there was one.
 */
export async function closeQuestions(tx: Tx, personId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('questions')
    .set({ masked_sealed: null, topics: '[]', revision_id: null, section: null })
    .set({ wrong: 0, latest: 0, uncounted: 1 })
    .where('person_id', '=', personId)
    .where('asked_at', '>', at.getTime() - followsMs)
    .execute()
}

// === Later

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
