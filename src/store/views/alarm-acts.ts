import type { AlarmAct } from '../../domain/alarm.ts'
import { actNoteCell } from '../alarm-acts.ts'
import type { Data } from '../store.ts'
import type { Cell } from '../vault.ts'

/** One way by which one member of staff was told of it. */
export interface AlarmNotice {
  readonly staffId: string
  readonly channel: 'email' | 'sms'
  /** A `NoticeStatus`. */
  readonly status: string
  readonly at: Date
}

/** A voice call; without `staffId` to whoever answers at night. */
export interface AlarmCall {
  readonly staffId?: string
  readonly status: string
  readonly at: Date
}

/** What somebody did about it; without `staffId` whoever answers at night. */
export interface ShownAct {
  readonly staffId?: string
  readonly act: AlarmAct
  readonly how?: string
  readonly reached?: boolean
  readonly note?: string
  readonly at: Date
}

/** Who was told of this alarm, by which way, in that order. */
export async function readAlarmNotices(
  data: Data,
  alarmId: string,
): Promise<readonly AlarmNotice[]> {
  const rows = await data.sql
    .selectFrom('notices')
    .select(['staff_id', 'channel', 'status', 'created_at', 'sent_at'])
    .where('alarm_id', '=', alarmId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    staffId: row.staff_id,
    channel: row.channel as AlarmNotice['channel'],
    status: row.status,
    at: new Date(row.sent_at ?? row.created_at),
  }))
}

/** Who was rung about it. */
export async function readAlarmCalls(data: Data, alarmId: string): Promise<readonly AlarmCall[]> {
  const rows = await data.sql
    .selectFrom('calls')
    .select(['staff_id', 'status', 'created_at', 'accepted_at', 'ended_at'])
    .where('alarm_id', '=', alarmId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    status: row.status,
    at: new Date(row.accepted_at ?? row.ended_at ?? row.created_at),
    ...(row.staff_id !== null && { staffId: row.staff_id }),
  }))
}

/** What was done about it, the oldest first. */
export async function readAlarmActs(data: Data, alarmId: string): Promise<readonly ShownAct[]> {
  const rows = await data.sql
    .selectFrom('alarm_acts')
    .select(['id', 'staff_id', 'act', 'how', 'reached', 'note_sealed', 'at'])
    .where('alarm_id', '=', alarmId)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const note = openSealed(data, actNoteCell(row.id), row.note_sealed)
    return {
      act: row.act as AlarmAct,
      at: new Date(row.at),
      ...(row.staff_id !== null && { staffId: row.staff_id }),
      ...(row.how !== null && { how: row.how }),
      ...(row.reached !== null && { reached: row.reached === 1 }),
      ...(note !== undefined && { note }),
    }
  })
}

/** What is sealed in a cell; undefined when there is nothing, or no key of ours opens it. */
export function openSealed(data: Data, cell: Cell, sealed: string | null): string | undefined {
  return sealed === null ? undefined : data.vault.tryOpen(cell, sealed)
}
