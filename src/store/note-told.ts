import { recordEvent } from './events.ts'
import type { Tx } from './store.ts'

/** They are told: nobody else has to be, and it is on record for each handover. */
export async function noteTold(tx: Tx, bundleId: string, at: Date): Promise<void> {
  const rows = await tx.sql
    .selectFrom('notices')
    .leftJoin('handovers', 'handovers.id', 'notices.handover_id')
    .select(['pair_id', 'kind', 'channel', 'notices.staff_id', 'handover_id'])
    .select(['handovers.talk_id', 'notices.person_id', 'handovers.person_id as of_person'])
    .where('bundle_id', '=', bundleId)
    .where('notices.status', 'in', ['sent', 'bundled'])
    .execute()
  for (const row of rows) {
    const personId = row.person_id ?? row.of_person
    const happening = {
      kind: 'told',
      staffId: row.staff_id,
      detail: { what: row.kind, by: row.channel },
      ...(row.handover_id !== null && { handoverId: row.handover_id }),
      ...(row.talk_id !== null && { talkId: row.talk_id }),
      ...(personId !== null && { personId }),
    } as const
    await recordEvent(tx, happening, at)
  }
  const pairs = rows.map((row) => row.pair_id)
  if (pairs.length === 0) return
  await tx.sql
    .updateTable('notices')
    .set({ reach_by: null })
    .where('pair_id', 'in', pairs)
    .execute()
}
