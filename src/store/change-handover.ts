import type { HandoverOutcome, HandoverStage } from '../domain/handover.ts'
import type { HandoversTable } from './talk-tables.ts'
import type { StoredHandover } from './handovers.ts'
import type { Tx } from './store.ts'

/** Columns of a handover that somebody moves on. */
export type HandoverChange = Partial<
  Pick<
    HandoversTable,
    | 'status'
    | 'for_staff_id'
    | 'team'
    | 'wish'
    | 'acknowledged_by'
    | 'acknowledged_at'
    | 'taken_by'
    | 'taken_at'
    | 'closed_by'
    | 'outcome'
    | 'due_at'
    | 'closed_at'
  > & { readonly priority: number; readonly stage: HandoverStage; readonly hops: number }
>

/** Changes a handover while it is as it was read; false when somebody else was first. */
export async function changeHandover(
  tx: Tx,
  read: StoredHandover,
  change: HandoverChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('handovers')
    .set(change)
    .where('id', '=', read.id)
    .where('closed_at', 'is', null)
    .where('status', '=', read.status)
    .where('stage', '=', read.stage)
    .where('due_at', 'is not distinct from', read.dueAt?.getTime() ?? null)
    .where('acknowledged_by', 'is not distinct from', read.acknowledgedBy ?? null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  tx.hint('handover', read.id)
  tx.hint('talk', read.talkId)
  return true
}

/** Closes it with how it ended; `by` is absent when the young person left it. */
export function closeHandover(
  tx: Tx,
  read: StoredHandover,
  { by, outcome }: { readonly by?: string; readonly outcome: HandoverOutcome },
  at: Date,
): Promise<boolean> {
  const closed_at = at.getTime()
  return changeHandover(tx, read, {
    status: 'closed',
    closed_at,
    closed_by: by ?? null,
    outcome,
    due_at: null,
  })
}
