import { type Selectable, sql } from 'kysely'
import type { SensitiveTopic } from '../domain/sensitive-topics.ts'
import type { QuestionsTable } from './database.ts'
import type { QuestionGroupsTable } from './editing-tables.ts'
import type { WrongOutcome } from './questions.ts'
import type { Data } from './store.ts'

/** Questions that are alike by their signature. */
export interface GroupKey {
  readonly language: string
  readonly signature: string
}

/** Questions that are alike and went wrong: those nobody has decided on, counted. */
export interface AskedGroup extends GroupKey {
  readonly open: number
  /** How the open ones ended. */
  readonly ended: Readonly<Record<WrongOutcome, number>>
  /** How many more were decided on before. */
  readonly decided: number
  /** Of a sensitive topic, and fewer than three people asked: nobody reads their words. */
  readonly hidden: boolean
  readonly sensitive?: SensitiveTopic
  /** Of the open ones, to the hour. */
  readonly newestAt: Date
  /** Absent while it is hidden, and when all are decided. */
  readonly newest?: AskedText
}

/** One question as an editor may see it: nobody's. */
export interface AskedText {
  readonly id: string
  readonly masked: string
  readonly outcome: WrongOutcome
  readonly askedAt: Date
  readonly answer?: AnswerGot
  /** When it was decided on, it was by this decision. */
  readonly decisionId?: string
}

/** What they were answered, as it stood then. */
export interface AnswerGot {
  readonly article: string
  readonly revisionId?: string
  readonly section?: string
}

export interface GroupsAsked {
  /** Only groups with questions that ended so. */
  readonly outcome?: WrongOutcome | undefined
  /** From 1. */
  readonly page: number
  readonly most: number
}

/**
 * A page of the open groups that may be shown, those asked most often first, and how many there are.
 * Call `countAsked` before.
 */
export async function listAskedGroups(
  data: Data,
  { outcome, page, most }: GroupsAsked,
): Promise<{ readonly groups: readonly AskedGroup[]; readonly total: number }> {
  const query = data.sql
    .selectFrom('question_groups')
    .where('shown', '=', sql.lit(1))
    .where('open', '>', sql.lit(0))
    .$if(outcome !== undefined, (one) => one.where(outcome ?? 'none', '>', 0))
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy('open', 'desc')
    .orderBy('newest_at', 'desc')
    .orderBy('signature', 'desc')
    .limit(most)
    .offset((page - 1) * most)
    .execute()
  const texts = await readTexts(
    data,
    rows.flatMap(({ newest_id }) => newest_id ?? []),
  )
  return { groups: rows.map((row) => toGroup(row, texts)), total }
}

/** Of each sensitive topic, how many open questions are in groups that nobody may read. */
export async function countHidden(
  data: Data,
): Promise<readonly { readonly topic: SensitiveTopic; readonly open: number }[]> {
  const rows = await data.sql
    .selectFrom('question_groups')
    .select(({ fn }) => ['sensitive_topic', fn.sum<number>('open').as('open')])
    .where('shown', '=', sql.lit(0))
    .groupBy('sensitive_topic')
    .orderBy('sensitive_topic')
    .execute()
  return rows
    .map((row) => ({ topic: row.sensitive_topic as SensitiveTopic, open: row.open }))
    .filter(({ open }) => open > 0)
}

/** One group; undefined when nothing of it went wrong. */
export async function findAskedGroup(
  data: Data,
  { language, signature }: GroupKey,
): Promise<AskedGroup | undefined> {
  const row = await data.sql
    .selectFrom('question_groups')
    .selectAll()
    .where('language', '=', language)
    .where('signature', '=', signature)
    .executeTakeFirst()
  return row && toGroup(row, new Map())
}

/** The texts of a group that is not hidden, open ones first, the newest first. */
export async function listAskedTexts(
  data: Data,
  { language, signature }: GroupKey,
  { page, most }: { readonly page: number; readonly most: number },
): Promise<readonly AskedText[]> {
  const rows = await data.sql
    .selectFrom('questions')
    .innerJoin('question_groups', (join) =>
      join
        .onRef('question_groups.language', '=', 'questions.language')
        .onRef('question_groups.signature', '=', 'questions.signature'),
    )
    .selectAll('questions')
    .where('questions.language', '=', language)
    .where('questions.signature', '=', signature)
    .where('questions.wrong', '=', 1)
    .where('question_groups.shown', '=', 1)
    .orderBy(sql`case when questions.decision_id is null then 0 else 1 end`)
    .orderBy('questions.asked_at', 'desc')
    .orderBy('questions.id')
    .limit(most)
    .offset((page - 1) * most)
    .execute()
  return rows.map((row) => toText(data, row))
}

// === Rows

async function readTexts(
  data: Data,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AskedText>> {
  if (ids.length === 0) return new Map()
  const rows = await data.sql.selectFrom('questions').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, toText(data, row)]))
}

function toGroup(
  row: Selectable<QuestionGroupsTable>,
  texts: ReadonlyMap<string, AskedText>,
): AskedGroup {
  const { language, signature, open, none, unhelpful, choose, person, decided } = row
  const newest = row.shown === 1 ? texts.get(row.newest_id ?? '') : undefined
  return {
    ...{ language, signature, open, decided, ended: { none, unhelpful, choose, person } },
    hidden: row.shown === 0,
    newestAt: new Date(row.newest_at),
    ...(row.sensitive_topic !== null && { sensitive: row.sensitive_topic as SensitiveTopic }),
    ...(newest !== undefined && { newest }),
  }
}

type QuestionRow = Selectable<QuestionsTable>

function toText(data: Data, row: QuestionRow): AskedText {
  const { id, outcome, masked_sealed, decision_id } = row
  const cell = { table: 'questions', column: 'masked', row: id }
  const masked = masked_sealed === null ? undefined : data.vault.tryOpen(cell, masked_sealed)
  const answer = answerOf(row)
  return {
    ...{ id, masked: masked ?? '', outcome: outcome as WrongOutcome },
    askedAt: new Date(row.asked_at),
    ...(answer !== undefined && { answer }),
    ...(decision_id !== null && { decisionId: decision_id }),
  }
}

/** Of choices, none was answered. */
function answerOf(row: QuestionRow): AnswerGot | undefined {
  const { outcome, revision_id, section } = row
  const [article] = JSON.parse(row.topics) as readonly string[]
  if (article === undefined || outcome === 'none' || outcome === 'choose') return undefined
  return {
    article,
    ...(revision_id !== null && { revisionId: revision_id }),
    ...(section !== null && { section }),
  }
}
