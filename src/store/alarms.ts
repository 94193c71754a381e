import { sql } from 'kysely'
import { type DangerKind, dangerKinds } from '../domain/danger.ts'
import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** Literal, because SQLite matches a partial index only by its own words. */
const open = sql.lit('open')

export interface NewAlarm {
  readonly talkId: string
  readonly personId: string
  readonly handoverId: string
  readonly messageId: string
  readonly category: 'danger' | 'allegation'
  readonly kind: string
  readonly rule: string
}

/** Opens an alarm, or joins the one of this category that the person has open. */
export async function openAlarm(
  tx: Tx,
  alarm: NewAlarm,
  at: Date,
): Promise<{ readonly alarmId: string; readonly opened: boolean }> {
  const row = await tx.sql
    .insertInto('alarms')
    .values({
      id: newId(at),
      talk_id: alarm.talkId,
      person_id: alarm.personId,
      handover_id: alarm.handoverId,
      message_id: alarm.messageId,
      category: alarm.category,
      kind: alarm.kind,
      rule: alarm.rule,
      status: 'open',
      opened_at: at.getTime(),
      acknowledged_by: null,
      acknowledged_at: null,
      closed_at: null,
      retain_until: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'category']).where('status', '=', open).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) return { alarmId: row.id, opened: true }
  const known = await tx.sql
    .selectFrom('alarms')
    .select('id')
    .where('person_id', '=', alarm.personId)
    .where('category', '=', alarm.category)
    .where('status', '=', open)
    .executeTakeFirstOrThrow()
  return { alarmId: known.id, opened: false }
}

/** The kind of the open alarm of danger of this person. */
export async function findOpenDanger(
  data: Data,
  personId: string,
): Promise<DangerKind | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select('kind')
    .where('person_id', '=', personId)
    .where('category', '=', 'danger')
    .where('status', '=', open)
    .executeTakeFirst()
  return dangerKinds.find((kind) => kind === row?.kind)
}
