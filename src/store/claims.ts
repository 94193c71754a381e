import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Store, Tx } from './store.ts'

type ClaimableTable = 'talks' | 'messages' | 'notices' | 'calls' | 'trials'

/** A row that is ours for a while. The write that ends it must carry the same token. */
export interface Claim {
  readonly id: string
  readonly token: number
}

/** The lease ran out and somebody else took the row: what we did must not be written. */
export class ClaimLost extends Error {
  constructor(claim: Claim) {
    super(`The claim on ${claim.id} was lost to another worker`)
    this.name = 'ClaimLost'
  }
}

export interface ClaimRequest {
  readonly table: ClaimableTable
  /** Who takes it: a process's id, for the operator. */
  readonly by: string
  /** Which rows are due; rows that somebody holds are left out already. */
  readonly due: RawBuilder<SqlBool>
  readonly order: RawBuilder<unknown>
  readonly most: number
  /** Other columns that change in the same step. */
  readonly set?: RawBuilder<unknown>
}

/**
 * The one way in which work is taken: `most` due rows that nobody holds get our name, a lease by
 * the database's clock and the next fencing token. A lease that ran out is free for anybody, so a
 * killed process needs no clearing up. PostgreSQL skips rows that others are taking right now;
 * SQLite's transactions begin immediate.
 */
export async function claimDue(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  request: ClaimRequest,
): Promise<readonly Claim[]> {
  const now = await tx.leaseNow()
  const table = sql.table(request.table)
  const skipLocked = tx.engine === 'postgres' ? sql`for update skip locked` : sql``
  const { rows } = await sql<{ id: string; claim_token: number }>`
    update ${table} set
      claimed_by = ${request.by}, claimed_until = ${now + store.leaseMs},
      claim_token = claim_token + 1 ${request.set === undefined ? sql`` : sql`, ${request.set}`}
    where id in (
      select id from ${table}
      where (claimed_until is null or claimed_until <= ${now}) and ${request.due}
      order by ${request.order} limit ${request.most} ${skipLocked})
    returning id, claim_token`.execute(tx.sql)
  return rows.map((row) => ({ id: row.id, token: row.claim_token }))
}

/** Gives the lease its full length again. Throws `ClaimLost` when it is no longer ours. */
export async function renewClaim(
  tx: Tx,
  store: Pick<Store, 'leaseMs'>,
  table: ClaimableTable,
  claim: Claim,
): Promise<void> {
  const until = (await tx.leaseNow()) + store.leaseMs
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set claimed_until = ${until}
    where id = ${claim.id} and claim_token = ${claim.token}`.execute(tx.sql)
  if (numAffectedRows !== 1n) throw new ClaimLost(claim)
}
