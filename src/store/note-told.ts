import { recordEvent } from './events.ts'
import type { Tx } from './store.ts'

/** They are told: nobody else has to be, and it is on record for each handover. */
export async function noteTold(tx: Tx, bundleId: string, at: Date): Promise<void> {
  const rows = await tx.sql
    .selectFrom('notices')
    .leftJoin('handovers', 'handovers.id', 'notices.handover_id')
    .leftJoin('cases', 'cases.id', 'notices.case_id')
    .leftJoin('alarms', 'alarms.id', 'notices.alarm_id')
    .select(['pair_id', 'notices.kind', 'channel', 'notices.staff_id', 'notices.handover_id'])
    .select(['handovers.talk_id', 'notices.person_id', 'handovers.person_id as of_person'])
    // What concerns a case is read by those who may read its talk, and by nobody else.
    .select(['cases.talk_id as case_talk', 'alarms.talk_id as alarm_talk'])
    .where('bundle_id', '=', bundleId)
    .where('notices.status', 'in', ['sent', 'bundled'])
    .execute()
  for (const row of rows) {
    const personId = row.person_id ?? row.of_person
    const talkId = row.case_talk ?? row.alarm_talk ?? row.talk_id
    const happening = {
      kind: 'told',
      staffId: row.staff_id,
      detail: { what: row.kind, by: row.channel },
      ...(row.handover_id !== null && { handoverId: row.handover_id }),
      ...(talkId !== null && { talkId }),
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
