import type { Tx } from './store.ts'

/** Which of the two a young person knows. */
export type Worker = 'adviser_id' | 'lead_worker_id'

/** Writes their adviser or lead worker, and returns who it was before. */
export async function setAdviser(
  tx: Tx,
  personId: string,
  who: Worker,
  staffId: string | null,
): Promise<string | null> {
  const before = await tx.sql
    .selectFrom('people')
    .select(['adviser_id', 'lead_worker_id'])
    .where('id', '=', personId)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirstOrThrow()
  await tx.sql
    .updateTable('people')
    .set({ [who]: staffId })
    .where('id', '=', personId)
    .execute()
  return before[who]
}

export interface WaitsFor {
  readonly staffId: string
  /** Of this young person alone; absent: of everybody, as when they leave. */
  readonly personId?: string
}

/** What waits for somebody by name, and nobody has seen, is due to be routed again at once. */
export async function rerouteFrom(
  tx: Tx,
  { staffId, personId }: WaitsFor,
  at: Date,
): Promise<void> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('handovers')
    .set({ stage: 'unrouted', for_staff_id: null, due_at: at.getTime() })
    .where('for_staff_id', '=', staffId)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .where('status', '=', 'open')
    .where('acknowledged_at', 'is', null)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) tx.hint('handover', staffId)
}
