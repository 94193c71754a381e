import type { DrillTold } from '../domain/drill.ts'
import { endCallsOf } from './end-calls.ts'
import type { Data, Tx } from './store.ts'

/** Marks an alarm as a drill; no text about it is due to anybody young. */
export async function markDrill(tx: Tx, alarmId: string): Promise<void> {
  await tx.sql
    .updateTable('alarms')
    .set({ drill: 1, card_due_at: null, card_step: null, pick_up_by: null })
    .where('id', '=', alarmId)
    .execute()
  await tx.sql.updateTable('detections').set({ drill: 1 }).where('alarm_id', '=', alarmId).execute()
}

export interface DrillAlarm {
  readonly personId: string
  readonly talkId: string
  readonly handoverId: string
  readonly isOpen: boolean
  readonly acknowledgedAt?: number
  readonly acknowledgedBy?: string
}

export async function loadDrillAlarm(data: Data, alarmId: string): Promise<DrillAlarm> {
  const row = await data.sql
    .selectFrom('alarms')
    .select(['person_id', 'talk_id', 'handover_id', 'status', 'acknowledged_at', 'acknowledged_by'])
    .where('id', '=', alarmId)
    .executeTakeFirstOrThrow()
  return {
    personId: row.person_id,
    talkId: row.talk_id,
    handoverId: row.handover_id,
    isOpen: row.status === 'open',
    ...(row.acknowledged_at !== null && { acknowledgedAt: row.acknowledged_at }),
    ...(row.acknowledged_by !== null && { acknowledgedBy: row.acknowledged_by }),
  }
}

/** Who was told of it, in the order in which it left. */
export async function listDrillTold(data: Data, alarmId: string): Promise<readonly DrillTold[]> {
  const notices = await data.sql
    .selectFrom('notices')
    .select(['staff_id', 'channel', 'status', 'sent_at'])
    .where('alarm_id', '=', alarmId)
    .orderBy('id')
    .execute()
  const calls = await data.sql
    .selectFrom('calls')
    .select(['staff_id', 'status', 'created_at', 'accepted_at'])
    .where('alarm_id', '=', alarmId)
    .where('status', 'not in', ['queued', 'stale'])
    .orderBy('id')
    .execute()
  const told: readonly DrillTold[] = [
    ...notices.map((row) => ({
      ...{ staffId: row.staff_id, way: row.channel as 'email' | 'sms', status: row.status },
      ...(row.sent_at !== null && { at: row.sent_at }),
    })),
    ...calls.map((row) => ({
      ...{ way: 'call' as const, status: row.status, at: row.accepted_at ?? row.created_at },
      ...(row.staff_id !== null && { staffId: row.staff_id }),
    })),
  ]
  return [...told].sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity))
}

/** Puts all of it away: nothing of a drill waits for anybody once it is over. */
export async function closeDrillAlarm(tx: Tx, alarmId: string, at: Date): Promise<void> {
  const closed_at = at.getTime()
  const { personId, talkId, handoverId } = await loadDrillAlarm(tx, alarmId)
  await tx.sql
    .updateTable('alarms')
    .set({ status: 'closed', closed_at, due_at: null, card_due_at: null, pick_up_by: null })
    .where('id', '=', alarmId)
    .where('status', '=', 'open')
    .execute()
  await tx.sql
    .updateTable('handovers')
    .set({ status: 'closed', closed_at, due_at: null })
    .where('id', '=', handoverId)
    .where('closed_at', 'is', null)
    .execute()
  await tx.sql
    .updateTable('talks')
    .set((eb) => ({ closed_at, owner_staff_id: null, version: eb('version', '+', 1) }))
    .where('id', '=', talkId)
    .where('closed_at', 'is', null)
    .execute()
  await tx.sql
    .updateTable('notices')
    .set({ status: 'stale', reach_by: null })
    .where('alarm_id', '=', alarmId)
    .where('status', '=', 'queued')
    .execute()
  await tx.sql
    .updateTable('tasks')
    .set({ done_at: closed_at })
    .where('person_id', '=', personId)
    .where('done_at', 'is', null)
    .execute()
  await endCallsOf(tx, alarmId, at)
  for (const topic of ['alarm', 'talk', 'handover'] as const)
    tx.hint(topic, topic === 'alarm' ? alarmId : talkId)
}
