import type { Data } from '../store.ts'

/** Who was told of these handovers, but for one of them: ids of staff by the handover's. */
export async function readTold(
  data: Data,
  handoverIds: readonly string[],
  exceptStaffId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const told = new Map<string, readonly string[]>()
  if (handoverIds.length === 0) return told
  const rows = await data.sql
    .selectFrom('notices')
    .select(['handover_id', 'staff_id'])
    .distinct()
    .where('handover_id', 'in', [...handoverIds])
    .where('staff_id', '<>', exceptStaffId)
    .where('status', 'not in', ['failed', 'stale'])
    .orderBy('staff_id')
    .execute()
  for (const { handover_id: id, staff_id: staffId } of rows) {
    if (id !== null) told.set(id, [...(told.get(id) ?? []), staffId])
  }
  return told
}
