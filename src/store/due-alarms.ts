import { type SqlBool, sql } from 'kysely'
import type { Data } from './store.ts'

/** Taken on in one go. */
const mostDue = 100

/** Open alarms of danger with something to do by now: the ladder, silence, or a text. */
export async function listDueAlarms(data: Data, at: Date): Promise<readonly string[]> {
  const now = at.getTime()
  const rows = await data.sql
    .selectFrom('alarms')
    .select('id')
    .where('status', '=', sql.lit('open'))
    .where('category', '=', 'danger')
    .where(sql<SqlBool>`(due_at <= ${now} or card_due_at <= ${now} or pick_up_by <= ${now})`)
    .orderBy('level')
    .orderBy('opened_at')
    .limit(mostDue)
    .execute()
  return rows.map(({ id }) => id)
}

/** When the first of them has something to do next, in milliseconds UTC. */
export async function nextAlarmAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select(({ fn }) => [
      fn.min<number | null>('due_at').as('due'),
      fn.min<number | null>('card_due_at').as('card'),
      fn.min<number | null>('pick_up_by').as('pickUp'),
    ])
    .where('status', '=', sql.lit('open'))
    .where('category', '=', 'danger')
    .executeTakeFirst()
  const times = [row?.due, row?.card, row?.pickUp].filter(
    (time) => time !== null && time !== undefined,
  )
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Whether they have texted since this moment, in any talk. */
export async function hasTextedSince(data: Data, personId: string, since: Date): Promise<boolean> {
  const row = await data.sql
    .selectFrom('messages')
    .select('id')
    .where('person_id', '=', personId)
    .where('direction', '=', 'in')
    .where('created_at', '>', since.getTime())
    .executeTakeFirst()
  return row !== undefined
}

// === Those that nobody answered

/** Alarms that went unanswered and of which nobody has reported yet; drills are none. */
export async function listUnreported(
  data: Data,
): Promise<readonly { readonly id: string; readonly unansweredAt: Date }[]> {
  const rows = await data.sql
    .selectFrom('alarms')
    .select(['id', 'unanswered_at'])
    .where('reported_at', 'is', null)
    .where('unanswered_at', 'is not', null)
    .where('drill', '=', 0)
    .orderBy('unanswered_at')
    .execute()
  return rows.map(({ id, unanswered_at }) => ({ id, unansweredAt: new Date(unanswered_at ?? 0) }))
}

/** Notes that they were reported; how many were not yet. */
export async function markReported(
  tx: Data,
  ids: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  const rows = await tx.sql
    .updateTable('alarms')
    .set({ reported_at: at.getTime() })
    .where('id', 'in', [...ids])
    .where('reported_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Open emergencies that everybody was asked about once, and nobody deals with. */
export async function countUnanswered(data: Data): Promise<number> {
  const row = await data.sql
    .selectFrom('alarms')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', sql.lit('open'))
    .where('unanswered_at', 'is not', null)
    .where('acknowledged_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
