import { sql } from 'kysely'
import { newId } from '../domain/new-id.ts'
import type { HandoverReason } from '../domain/handover.ts'
import type { Data, Tx } from './store.ts'

/** Literal, because SQLite matches a partial index only by its own words. */
const open = sql.lit('open')

/** The talk's open handover, opened when there is none: asking twice is asking once. */
export async function openHandover(
  tx: Tx,
  handover: {
    readonly talkId: string
    readonly personId: string
    readonly reason: HandoverReason
    readonly forStaffId?: string
  },
  at: Date,
): Promise<{ readonly id: string; readonly opened: boolean }> {
  const id = newId(at)
  const row = await tx.sql
    .insertInto('handovers')
    .values({
      id,
      talk_id: handover.talkId,
      person_id: handover.personId,
      reason: handover.reason,
      status: 'open',
      for_staff_id: handover.forStaffId ?? null,
      team: null,
      wish: null,
      acknowledged_by: null,
      acknowledged_at: null,
      taken_by: null,
      taken_at: null,
      closed_by: null,
      outcome: null,
      safe_contact_sealed: null,
      opened_at: at.getTime(),
      due_at: null,
      closed_at: null,
      retain_until: null,
    })
    .onConflict((conflict) => conflict.column('talk_id').where('closed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row !== undefined) return { id, opened: true }
  const known = await tx.sql
    .selectFrom('handovers')
    .select('id')
    .where('talk_id', '=', handover.talkId)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { id: known.id, opened: false }
}

/** Keeps how they said it is safe to reach them with the talk's open handover. */
export async function noteSafeContact(
  tx: Tx,
  talkId: string,
  contact: { readonly how: string; readonly when?: string },
): Promise<void> {
  const handover = await tx.sql
    .selectFrom('handovers')
    .select('id')
    .where('talk_id', '=', talkId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (handover === undefined) return
  const cell = { table: 'handovers', column: 'safe_contact', row: handover.id }
  await tx.sql
    .updateTable('handovers')
    .set({ safe_contact_sealed: tx.vault.seal(cell, JSON.stringify(contact)) })
    .where('id', '=', handover.id)
    .execute()
}

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
