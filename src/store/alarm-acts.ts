import type { AlarmAct } from '../domain/alarm.ts'
import { newId } from '../domain/new-id.ts'
import type { Tx } from './store.ts'

export interface NewAlarmAct {
  readonly alarmId: string
  /** Absent: whoever answers at night, who has no account. */
  readonly staffId?: string
  readonly act: AlarmAct
  /** A `DealingWay`; 'taken-over' when they took over the talk. */
  readonly how?: string
  readonly reached?: boolean
  readonly note?: string
}

/** The cell of an act's note. */
export const actNoteCell = (row: string) => ({ table: 'alarm_acts', column: 'note', row })

/** Keeps what somebody did about an alarm. Nothing changes or removes it but retention. */
export async function addAlarmAct(tx: Tx, act: NewAlarmAct, at: Date): Promise<void> {
  const id = newId(at)
  await tx.sql
    .insertInto('alarm_acts')
    .values({
      id,
      alarm_id: act.alarmId,
      staff_id: act.staffId ?? null,
      act: act.act,
      how: act.how ?? null,
      reached: act.reached === undefined ? null : act.reached ? 1 : 0,
      note_sealed: act.note === undefined ? null : tx.vault.seal(actNoteCell(id), act.note),
      at: at.getTime(),
      retain_until: null,
    })
    .execute()
  tx.hint('alarm', act.alarmId)
}
