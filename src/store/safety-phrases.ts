import { newId } from '../domain/new-id.ts'
import { dangerKinds, type Level, levels } from '../domain/danger.ts'
import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import type { Data, Tx } from './store.ts'

export type PhraseStatus = 'draft' | 'active' | 'withdrawn'

/** A phrase with where it stands. */
export interface KeptPhrase extends SafetyPhrase {
  readonly why: string
  readonly status: PhraseStatus
  /** What a run over the corpora says, as JSON; see oversight/safety/phrase-run.ts. */
  readonly run?: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly activeBy?: string
  readonly activeAt?: Date
  readonly withdrawnBy?: string
  readonly withdrawnAt?: Date
}

export type NewPhrase = Omit<SafetyPhrase, 'id'> & { readonly why: string; readonly by: string }

/** Keeps a draft and returns its id. */
export async function addPhrase(tx: Tx, phrase: NewPhrase, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('safety_phrases')
    .values({
      id,
      phrase: phrase.phrase,
      category: phrase.category,
      kind: phrase.kind,
      level: levels[phrase.level],
      why: phrase.why,
      status: 'draft',
      run: null,
      created_by: phrase.by,
      created_at: at.getTime(),
      active_by: null,
      active_at: null,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .execute()
  return id
}

/** Every phrase, the newest first. */
export async function listPhrases(data: Data): Promise<readonly KeptPhrase[]> {
  const rows = await data.sql
    .selectFrom('safety_phrases')
    .selectAll()
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toKept)
}

export async function findPhrase(data: Data, id: string): Promise<KeptPhrase | undefined> {
  const row = await data.sql
    .selectFrom('safety_phrases')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toKept(row)
}

/** Those in force, in the order they were added. */
export async function activePhrases(data: Data): Promise<readonly SafetyPhrase[]> {
  const rows = await data.sql
    .selectFrom('safety_phrases')
    .selectAll()
    .where('status', '=', 'active')
    .orderBy('id')
    .execute()
  return rows.map(toPhrase)
}

/** Drafts with a run, for whoever goes on with it. */
export async function draftsWithRun(data: Data): Promise<readonly KeptPhrase[]> {
  const rows = await data.sql
    .selectFrom('safety_phrases')
    .selectAll()
    .where('status', '=', 'draft')
    .where('run', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(toKept)
}

/** Writes a draft's run over what it `was`; false when it is not that any more. */
export async function changeRun(
  tx: Tx,
  id: string,
  { was, run }: { readonly was: string | undefined; readonly run: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('safety_phrases')
    .set({ run })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .where('run', was === undefined ? 'is' : '=', was ?? null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Puts a draft in force, if its run is still the one that was looked at. */
export async function makeActive(
  tx: Tx,
  id: string,
  { run, by }: { readonly run: string; readonly by: string },
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('safety_phrases')
    .set({ status: 'active', active_by: by, active_at: at.getTime() })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .where('run', '=', run)
    .executeTakeFirst()
  tx.hint('safety', id)
  return Number(numUpdatedRows) === 1
}

/** Takes a draft or an active phrase out for good; false when it was out already. */
export async function withdrawPhrase(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('safety_phrases')
    .set({ status: 'withdrawn', withdrawn_by: by, withdrawn_at: at.getTime() })
    .where('id', '=', id)
    .where('status', '<>', 'withdrawn')
    .executeTakeFirst()
  tx.hint('safety', id)
  return Number(numUpdatedRows) === 1
}

interface PhraseRow {
  readonly id: string
  readonly phrase: string
  readonly category: string
  readonly kind: string
  readonly level: number
  readonly why: string
  readonly status: string
  readonly run: string | null
  readonly created_by: string
  readonly created_at: number
  readonly active_by: string | null
  readonly active_at: number | null
  readonly withdrawn_by: string | null
  readonly withdrawn_at: number | null
}

function toPhrase({ id, phrase, category, kind, level }: PhraseRow): SafetyPhrase {
  return {
    id,
    phrase,
    category: category === 'allegation' ? 'allegation' : 'danger',
    kind: dangerKinds.find((one) => one === kind) ?? 'allegation',
    level: levelOf(level),
  }
}

const levelOf = (level: number): Level => (level === levels.emergency ? 'emergency' : 'worried')

function toKept(row: PhraseRow): KeptPhrase {
  return {
    ...toPhrase(row),
    why: row.why,
    status: row.status as PhraseStatus,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at),
    ...(row.run !== null && { run: row.run }),
    ...(row.active_by !== null && { activeBy: row.active_by }),
    ...(row.active_at !== null && { activeAt: new Date(row.active_at) }),
    ...(row.withdrawn_by !== null && { withdrawnBy: row.withdrawn_by }),
    ...(row.withdrawn_at !== null && { withdrawnAt: new Date(row.withdrawn_at) }),
  }
}
