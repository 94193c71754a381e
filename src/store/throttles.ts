import type { Tx } from './store.ts'

/** How many may fail before the next has to wait, and how long the waits grow, in milliseconds. */
export interface Patience {
  readonly free: number
  readonly firstWaitMs: number
  readonly longestWaitMs: number
}

const minute = 60_000

/** One person's own: five slips of the finger, then 30 seconds, doubling up to 15 minutes. */
export const accountPatience: Patience = {
  free: 5,
  firstWaitMs: minute / 2,
  longestWaitMs: 15 * minute,
}

/** A whole office may share one address. */
export const addressPatience: Patience = { ...accountPatience, free: 30 }

/** Failures are forgotten this long after the last of them could have been tried. */
const forgottenAfterMs = 60 * minute

/** A throttle as it was before this attempt, to go back to when it succeeds. */
export interface Attempt {
  readonly name: string
  readonly failures: number
  readonly untilAt: number
}

export type Attempted =
  | { readonly kind: 'go'; readonly attempt: Attempt }
  | { readonly kind: 'wait'; readonly until: Date }

/**
 * Counts an attempt before it is made, as if it had failed: many at the same moment count each.
 * Until the time that the last failure set, none is made.
 */
export async function beginAttempt(
  tx: Tx,
  name: string,
  patience: Patience,
  at: Date,
): Promise<Attempted> {
  const now = at.getTime()
  await tx.sql
    .insertInto('throttles')
    .values({ name, failures: 0, until_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const row = await tx.sql
    .selectFrom('throttles')
    .select(['failures', 'until_at'])
    .where('name', '=', name)
    .$if(tx.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  if (row.until_at > now) return { kind: 'wait', until: new Date(row.until_at) }
  const failures = row.until_at + forgottenAfterMs < now ? 0 : row.failures
  await tx.sql
    .updateTable('throttles')
    .set({ failures: failures + 1, until_at: now + waitAfter(failures + 1, patience) })
    .where('name', '=', name)
    .execute()
  return { kind: 'go', attempt: { name, failures, untilAt: now } }
}

function waitAfter(failures: number, { free, firstWaitMs, longestWaitMs }: Patience): number {
  if (failures <= free) return 0
  return Math.min(firstWaitMs * 2 ** (failures - free - 1), longestWaitMs)
}

/** It succeeded: it does not count, and those before it still do. */
export async function undoAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await tx.sql
    .updateTable('throttles')
    .set({ failures: attempt.failures, until_at: attempt.untilAt })
    .where('name', '=', attempt.name)
    .execute()
}

/** It succeeded, and shows that those before it were slips of the same person's. */
export async function forgetAttempts(tx: Tx, name: string): Promise<void> {
  await tx.sql.deleteFrom('throttles').where('name', '=', name).execute()
}
