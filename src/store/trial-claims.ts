import { sql, type Updateable } from 'kysely'
import { type Claim, claimDue, ClaimLost } from './claims.ts'
import type { TrialsTable } from './editing-tables.ts'
import type { Store, Tx } from './store.ts'
import { resultCell, toTrial, trialColumns, type TrialRow } from './trials.ts'

/** Beginning one so many times in vain is enough. */
const mostAttempts = 5

/** A trial that waits, or whose process has ended, for this process alone. */
export async function claimTrial(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  by: string,
): Promise<{ readonly claim: Claim; readonly trial: TrialRow } | undefined> {
  const [claim] = await claimDue(tx, store, {
    ...{ table: 'trials', by, most: 1 },
    due: sql<boolean>`status in ('waiting', 'running')`,
    order: sql`due_at, id`,
    set: sql`status = 'running', done = 0, better = 0, worse = 0, other = 0`,
  })
  if (claim === undefined) return undefined
  const row = await tx.sql
    .selectFrom('trials')
    .select(trialColumns)
    .where('id', '=', claim.id)
    .executeTakeFirstOrThrow()
  if (claim.token <= mostAttempts) return { claim, trial: toTrial(row) }
  const at = new Date(await tx.leaseNow())
  await endTrial(tx, claim, { status: 'failed', problem: 'attempts' }, at)
  return undefined
}

export type TrialProgress = Pick<TrialRow, 'total' | 'done' | 'better' | 'worse' | 'other'>

/** Says how far it is, and keeps it ours. Throws `ClaimLost` when another has it, or it was ended. */
export async function noteTrialProgress(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  claim: Claim,
  progress: TrialProgress,
): Promise<void> {
  const claimed_until = (await tx.leaseNow()) + store.leaseMs
  await changeOwn(tx, claim, { ...progress, claimed_until })
  tx.hint('trial', claim.id)
}

/** Ends it; with `result`, what it found. Throws `ClaimLost` as above. */
export async function endTrial(
  tx: Tx,
  claim: Claim,
  {
    result,
    ...end
  }: Partial<TrialProgress> & {
    readonly status: 'done' | 'failed'
    readonly problem?: string
    readonly result?: string
  },
  at: Date,
): Promise<void> {
  await changeOwn(tx, claim, {
    ...end,
    ...(result !== undefined && { result_sealed: tx.vault.seal(resultCell(claim.id), result) }),
    ...{ ended_at: at.getTime(), due_at: null, claimed_until: null },
  })
  tx.hint('trial', claim.id)
}

/** Lets go of it unfinished, so that another process takes it up at once. */
export async function leaveTrial(tx: Tx, claim: Claim): Promise<void> {
  await changeOwn(tx, claim, { status: 'waiting', claimed_until: null })
  tx.hint('trial', claim.id)
}

async function changeOwn(tx: Tx, claim: Claim, change: Updateable<TrialsTable>): Promise<void> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('trials')
    .set(change)
    .where('id', '=', claim.id)
    .where('claim_token', '=', claim.token)
    .where('status', '=', sql.lit('running'))
    .executeTakeFirst()
  if (Number(numUpdatedRows) !== 1) throw new ClaimLost(claim)
}
