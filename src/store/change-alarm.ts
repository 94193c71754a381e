import { type Selectable, sql, type Updateable } from 'kysely'
import { type StoredAlarm, toAlarm } from './alarms.ts'
import type { AlarmsTable } from './safety-tables.ts'
import type { Data, Tx } from './store.ts'

/** Literal, because SQLite matches a partial index only by its own words. */
const open = sql.lit('open')

/** The person's open alarm of danger. */
export async function findOpenAlarm(
  data: Data,
  personId: string,
): Promise<StoredAlarm | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .selectAll()
    .where('person_id', '=', personId)
    .where('category', '=', 'danger')
    .where('status', '=', open)
    .executeTakeFirst()
  return row === undefined ? undefined : toAlarm(row)
}

/** The person's open alarm of danger, held until the transaction ends. */
export async function holdOpenAlarm(tx: Tx, personId: string): Promise<StoredAlarm | undefined> {
  const found = await findOpenAlarm(tx, personId)
  const held = found && (await holdAlarm(tx, found.id))
  return held?.status === 'open' ? held : undefined
}

/**
 * One alarm of danger, open or closed. Others wait to change it, or its talk, until the transaction
 * ends. The talk's row is held first, as by whoever takes a text in: in one order nobody waits for
 * one who waits for them.
 */
export async function holdAlarm(tx: Tx, id: string): Promise<StoredAlarm | undefined> {
  if (tx.engine === 'postgres') {
    await sql`select 1 from talks where id = (select talk_id from alarms where id = ${id})
      for no key update`.execute(tx.sql)
  }
  const row = await tx.sql
    .selectFrom('alarms')
    .selectAll()
    .where('id', '=', id)
    .where('category', '=', 'danger')
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return row === undefined ? undefined : toAlarm(row)
}

/** The open alarm of danger of this talk, held until the transaction ends. */
export async function holdAlarmOf(tx: Tx, talkId: string): Promise<StoredAlarm | undefined> {
  const row = await tx.sql
    .selectFrom('alarms')
    .select('id')
    .where('talk_id', '=', talkId)
    .where('category', '=', 'danger')
    .where('status', '=', open)
    .executeTakeFirst()
  const held = row && (await holdAlarm(tx, row.id))
  return held?.status === 'open' ? held : undefined
}

/** Columns of an alarm that somebody moves on. */
export type AlarmChange = Omit<
  Updateable<AlarmsTable>,
  'id' | 'person_id' | 'category' | 'message_id' | 'opened_at'
>

/** Changes an open alarm while it is as it was read; undefined when somebody else was first. */
export async function changeAlarm(
  tx: Tx,
  read: StoredAlarm,
  change: AlarmChange,
): Promise<StoredAlarm | undefined> {
  const row: Selectable<AlarmsTable> | undefined = await tx.sql
    .updateTable('alarms')
    .set(change)
    .where('id', '=', read.id)
    .where('status', '=', open)
    .where('step', '=', read.step)
    .where('round', '=', read.round)
    .where('due_at', 'is not distinct from', read.dueAt?.getTime() ?? null)
    .where('acknowledged_by', 'is not distinct from', read.acknowledgedBy ?? null)
    .where('acknowledged_at', 'is not distinct from', read.acknowledgedAt?.getTime() ?? null)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined) return undefined
  tx.hint('alarm', read.id)
  tx.hint('talk', read.talkId)
  return toAlarm(row)
}
