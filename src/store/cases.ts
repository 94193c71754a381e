import { sql } from 'kysely'
import type {
  AboutWhom,
  AllegationRoute,
  AllegationStage,
  CaseStatus,
  WhenHappened,
} from '../domain/allegation-case.ts'
import { newId } from '../domain/new-id.ts'
import type { CasesTable } from './case-tables.ts'
import type { Data, Tx } from './store.ts'

/** Something an adult did, as the allegations officers work on it. */
export interface StoredCase {
  readonly id: string
  readonly personId: string
  /** The restricted talk. */
  readonly talkId: string
  readonly status: CaseStatus
  readonly stage: AllegationStage
  /** Undefined: they have not said. */
  readonly about?: AboutWhom
  readonly current?: boolean
  readonly happened?: WhenHappened
  readonly adult?: boolean
  readonly route?: AllegationRoute
  readonly officerId?: string
  readonly openedAt: Date
  readonly dueAt: Date
  /** When its officers are reminded next. */
  readonly remindAt?: Date
  readonly decidedAt?: Date
  readonly closedAt?: Date
  readonly outcome?: string
}

export interface NewCase {
  readonly personId: string
  readonly talkId: string
  readonly dueAt: Date
  readonly remindAt: Date
}

/** Literal, because SQLite matches a partial index only by its own words. */
const open = sql.lit('open' as const)

/** Opens the person's case, or joins the one that is open. */
export async function openCase(
  tx: Tx,
  { personId, talkId, dueAt, remindAt }: NewCase,
  at: Date,
): Promise<{ readonly id: string; readonly opened: boolean }> {
  const id = newId(at)
  const row = await tx.sql
    .insertInto('cases')
    .values({
      ...nothingKnown,
      id,
      person_id: personId,
      talk_id: talkId,
      status: 'open',
      stage: 'received',
      opened_at: at.getTime(),
      due_at: dueAt.getTime(),
      remind_at: remindAt.getTime(),
    })
    .onConflict((conflict) => conflict.column('person_id').where('status', '=', open).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) return { id, opened: true }
  const known = await findOpenCase(tx, personId)
  if (known === undefined) throw new Error('A case was closed while it was joined')
  return { id: known.id, opened: false }
}

const nothingKnown = {
  about: null,
  is_current: null,
  happened: null,
  is_adult: null,
  route: null,
  officer_id: null,
  safe_contact_sealed: null,
  decided_at: null,
  closed_at: null,
  closed_by: null,
  outcome: null,
  retain_until: null,
} as const

/** The person's open case. */
export async function findOpenCase(data: Data, personId: string): Promise<StoredCase | undefined> {
  const row = await data.sql
    .selectFrom('cases')
    .selectAll()
    .where('person_id', '=', personId)
    .where('status', '=', open)
    .executeTakeFirst()
  return row === undefined ? undefined : toCase(row)
}

/** The open case of a restricted talk. */
export async function findCaseOfTalk(data: Data, talkId: string): Promise<StoredCase | undefined> {
  const row = await data.sql
    .selectFrom('cases')
    .selectAll()
    .where('talk_id', '=', talkId)
    .where('status', '=', open)
    .executeTakeFirst()
  return row === undefined ? undefined : toCase(row)
}

/** An open case, its row held until the transaction ends; undefined when it is not open any more. */
export async function holdCase(tx: Tx, id: string): Promise<StoredCase | undefined> {
  const row = await tx.sql
    .selectFrom('cases')
    .selectAll()
    .where('id', '=', id)
    .where('status', '=', open)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : toCase(row)
}

/** What may change of a case while it is open. */
export type CaseChange = Partial<
  Pick<
    CasesTable,
    | 'about'
    | 'is_current'
    | 'happened'
    | 'is_adult'
    | 'route'
    | 'stage'
    | 'officer_id'
    | 'remind_at'
    | 'decided_at'
    | 'status'
    | 'closed_at'
    | 'closed_by'
    | 'outcome'
  >
>

/** Changes an open case; false when it is closed meanwhile. */
export async function changeCase(tx: Tx, id: string, change: CaseChange): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('cases')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', open)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The open cases that somebody has in hand are in nobody's, and their officers are reminded at once. */
export async function letGoOfCases(tx: Tx, officerId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('cases')
    .set({ officer_id: null, remind_at: at.getTime() })
    .where('officer_id', '=', officerId)
    .where('status', '=', open)
    .execute()
}

type Row = Omit<CasesTable, 'drill' | 'legal_hold' | 'retain_until'>

/** One row, as the rest of the code reads it. */
export function toCase(row: Row): StoredCase {
  return {
    id: row.id,
    personId: row.person_id,
    talkId: row.talk_id,
    status: row.status as CaseStatus,
    stage: row.stage as AllegationStage,
    openedAt: new Date(row.opened_at),
    dueAt: new Date(row.due_at),
    ...(row.about !== null && { about: row.about as AboutWhom }),
    ...(row.is_current !== null && { current: row.is_current === 1 }),
    ...(row.happened !== null && { happened: row.happened as WhenHappened }),
    ...(row.is_adult !== null && { adult: row.is_adult === 1 }),
    ...(row.route !== null && { route: row.route as AllegationRoute }),
    ...(row.officer_id !== null && { officerId: row.officer_id }),
    ...(row.remind_at !== null && { remindAt: new Date(row.remind_at) }),
    ...(row.decided_at !== null && { decidedAt: new Date(row.decided_at) }),
    ...(row.closed_at !== null && { closedAt: new Date(row.closed_at) }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  }
}
