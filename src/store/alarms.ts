import { sql } from 'kysely'
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

/** Opens an alarm; false when the talk has an open one of this category, which this joins. */
export async function openAlarm(tx: Tx, alarm: NewAlarm, at: Date): Promise<boolean> {
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
      conflict.columns(['talk_id', 'category']).where('status', '=', open).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The kind of the open danger alarm of this talk. */
export async function findOpenDanger(data: Data, talkId: string): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select('kind')
    .where('talk_id', '=', talkId)
    .where('category', '=', 'danger')
    .where('status', '=', 'open')
    .executeTakeFirst()
  return row?.kind
}
