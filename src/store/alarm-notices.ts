import { sql } from 'kysely'
import type { Data, Tx } from './store.ts'

/** Puts away what one of them was to be told of this alarm and was not yet: it is said anew. */
export async function supersede(tx: Tx, alarmId: string, staffId: string): Promise<void> {
  const now = await tx.leaseNow()
  await sql`update notices set status = 'stale', reach_by = null,
      claimed_by = null, claimed_until = null
    where alarm_id = ${alarmId} and staff_id = ${staffId}
      and notices.status in ('queued', 'sending') and status = 'queued'
      and coalesce(claimed_until, 0) <= ${now}`.execute(tx.sql)
}

/** Who was told of this alarm, or is about to be: by its alerts, or with its handover. */
export async function listTold(
  data: Data,
  { id, handoverId }: { readonly id: string; readonly handoverId: string },
): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('notices')
    .select('staff_id')
    .distinct()
    .where((eb) =>
      eb.or([
        eb('alarm_id', '=', id),
        eb.and([
          eb('handover_id', '=', handoverId),
          eb('kind', 'in', ['danger', 'handover', 'went-on']),
        ]),
      ]),
    )
    .where('status', '<>', 'failed')
    .orderBy('staff_id')
    .execute()
  return rows.map((row) => row.staff_id)
}

/** Whether whoever answers at night is being rung about it, or was. */
export async function isCalled(data: Data, alarmId: string): Promise<boolean> {
  const row = await data.sql
    .selectFrom('calls')
    .select('id')
    .where('alarm_id', '=', alarmId)
    .where('status', 'in', ['queued', 'calling', 'accepted', 'not-accepted'])
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether not one of those who were told last could be: each of their e-mails and SMS failed, or
 * had its time.
 */
export async function isNobodyReached(data: Data, alarmId: string): Promise<boolean> {
  const last = data.sql
    .selectFrom('notices')
    .select(({ fn }) => fn.max('created_at').as('at'))
    .where('alarm_id', '=', alarmId)
  const row = await data.sql
    .selectFrom('notices')
    .select('id')
    .where('alarm_id', '=', alarmId)
    .where('created_at', '=', last)
    .where((eb) => eb.or([eb('status', 'in', ['sent', 'bundled']), eb('reach_by', 'is not', null)]))
    .executeTakeFirst()
  return row === undefined
}
