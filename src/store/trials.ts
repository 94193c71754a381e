import { sql } from 'kysely'
import { newId } from '../domain/new-id.ts'
import type { TrialsTable } from './editing-tables.ts'
import type { Data, Tx } from './store.ts'

export type TrialStatus = 'waiting' | 'running' | 'done' | 'failed'

/** What would change if a draft were published, as far as it is known. */
export interface TrialRow {
  readonly id: string
  readonly draftId: string
  readonly draftVersion: number
  readonly status: TrialStatus
  /** Texts to be asked, and those that were. */
  readonly total: number
  readonly done: number
  readonly better: number
  readonly worse: number
  readonly other: number
  /** Why it failed: 'newer' when another version is being tried in its place. */
  readonly problem?: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly endedAt?: Date
}

/** What a publication asks of the trial of its draft. */
export type LatestTrial = Pick<TrialRow, 'status' | 'better' | 'worse' | 'other'>

/** It tells of masked texts of young people, and of a state of the articles that soon is past. */
const keptMs = 30 * 24 * 60 * 60 * 1000

export const resultCell = (row: string) => ({ table: 'trials', column: 'result', row })

/**
 * Asks for a trial of a draft at a version. The one that waits, runs or is done is enough, but for
 * `afresh`; those of older versions that are not done end. Returns its id.
 */
export async function askForTrial(
  tx: Tx,
  trial: {
    readonly draftId: string
    readonly version: number
    readonly by: string
    readonly afresh?: boolean
  },
  at: Date,
): Promise<string> {
  const known = await findTrial(tx, trial.draftId, trial.version)
  const unfinished = known?.status === 'waiting' || known?.status === 'running'
  if (known !== undefined && (unfinished || (known.status === 'done' && trial.afresh !== true))) {
    return known.id
  }
  await endUnfinished(tx, trial.draftId, at)
  const id = newId(at)
  await tx.sql
    .insertInto('trials')
    .values({
      ...{ id, draft_id: trial.draftId, draft_version: trial.version, status: 'waiting' },
      ...{ total: 0, done: 0, better: 0, worse: 0, other: 0 },
      ...{ asked_by: trial.by, asked_at: at.getTime(), due_at: at.getTime() },
      ...{ claim_token: 0, legal_hold: 0, retain_until: at.getTime() + keptMs },
    })
    .execute()
  tx.hint('trial', id)
  return id
}

async function endUnfinished(tx: Tx, draftId: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('trials')
    .set({ status: 'failed', problem: 'newer', ended_at: at.getTime(), due_at: null })
    .where('draft_id', '=', draftId)
    .where('status', 'in', [sql.lit('waiting'), sql.lit('running')])
    .execute()
}

/** The newest trial of a draft at a version. */
export async function latestTrial(
  data: Data,
  draftId: string,
  version: number,
): Promise<LatestTrial | undefined> {
  return findTrial(data, draftId, version)
}

/** The newest trial of a draft, at one version or, without it, at any. */
export async function findTrial(
  data: Data,
  draftId: string,
  version?: number,
): Promise<TrialRow | undefined> {
  const row = await data.sql
    .selectFrom('trials')
    .select(trialColumns)
    .where('draft_id', '=', draftId)
    .$if(version !== undefined, (query) => query.where('draft_version', '=', version ?? 0))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toTrial(row)
}

/** The differences that a trial found, as JSON. */
export async function readTrialResult(data: Data, id: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('trials')
    .select('result_sealed')
    .where('id', '=', id)
    .executeTakeFirst()
  const sealed = row?.result_sealed ?? undefined
  return sealed && data.vault.open(resultCell(id), sealed)
}

/** Removes those whose time is over. */
export async function sweepTrials(tx: Tx, at: Date): Promise<void> {
  await tx.sql
    .deleteFrom('trials')
    .where('retain_until', '<=', at.getTime())
    .where('legal_hold', '=', 0)
    .execute()
}

// === Rows

/** Of a trial without its result. */
export const trialColumns = [
  ...(['id', 'draft_id', 'draft_version', 'status', 'total', 'done', 'better', 'worse'] as const),
  ...(['other', 'problem', 'asked_by', 'asked_at', 'ended_at'] as const),
] as const

export function toTrial(row: Pick<TrialsTable, (typeof trialColumns)[number]>): TrialRow {
  return {
    ...{ id: row.id, draftId: row.draft_id, draftVersion: row.draft_version },
    status: row.status as TrialStatus,
    ...{ total: row.total, done: row.done },
    ...{ better: row.better, worse: row.worse, other: row.other },
    ...(row.problem !== null && { problem: row.problem }),
    ...{ askedBy: row.asked_by, askedAt: new Date(row.asked_at) },
    ...(row.ended_at !== null && { endedAt: new Date(row.ended_at) }),
  }
}
