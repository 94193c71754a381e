import { type SqlBool, sql } from 'kysely'
import { isNobodyReached } from './alarm-notices.ts'
import { recordEvent } from './events.ts'
import { isTheirs } from './notice-states.ts'
import { type NoticeUrgency, reachWithinMs } from './notices.ts'
import type { Data, Tx } from './store.ts'

const told = sql`('sent', 'bundled')`

/**
 * After an attempt of this bundle failed for good: somebody else is told at once when no other way
 * is left, and else when the other way has had its time too.
 */
export async function letGoOn(tx: Tx, bundleId: string, at: Date): Promise<void> {
  const rows = await tx.sql
    .selectFrom('notices')
    .select(['pair_id', 'urgency', 'due_at'])
    .where('bundle_id', '=', bundleId)
    .where('status', '=', 'failed')
    .execute()
  for (const row of rows) {
    const within = reachWithinMs[row.urgency as NoticeUrgency]
    const timeIsUp = Math.max(at.getTime(), (row.due_at ?? 0) + within)
    await sql`update notices set reach_by = case when exists (
          select 1 from notices as other where other.pair_id = ${row.pair_id}
            and other.status in ('queued', 'sending', 'unknown'))
        then ${sql.lit(timeIsUp)} else ${sql.lit(at.getTime())} end
      where pair_id = ${row.pair_id} and unreached_at is null and not exists (
        select 1 from notices as other
        where other.pair_id = ${row.pair_id} and other.status in ${told})`.execute(tx.sql)
  }
  tx.hint('notice', bundleId)
}

/** Whom a notice could not be brought to, though a handover or an alarm still waits for them. */
export interface Unreached {
  readonly handoverId?: string
  readonly alarmId?: string
  readonly staffId: string
}

/**
 * Takes the notices whose time is up, each once, and returns what must go on: handovers that nobody
 * has read, and that wait for the one who was not told, or for a pool of whom none was; and alarms,
 * where not one of those told last could be.
 */
export async function takeUnreached(tx: Tx, at: Date): Promise<readonly Unreached[]> {
  const due = await tx.sql
    .updateTable('notices')
    .set({ reach_by: null, unreached_at: at.getTime() })
    .where('id', 'in', (eb) =>
      // One that an alarm is just saying anew is not waited for: it has a newer one by then.
      eb
        .selectFrom('notices as up')
        .select('up.id')
        .where('up.reach_by', 'is not', null)
        .where('up.reach_by', '<=', at.getTime())
        .$if(tx.engine === 'postgres', (query) => query.forUpdate().skipLocked()),
    )
    .where(
      sql<SqlBool>`not exists (select 1 from notices as other
      where other.pair_id = notices.pair_id and other.reach_by > ${at.getTime()})`,
    )
    .returning(['pair_id', 'staff_id', 'handover_id', 'person_id', 'case_id', 'alarm_id'])
    .execute()
  const pairs = new Map(due.map((row) => [row.pair_id, row]))
  const mustGoOn: Unreached[] = []
  for (const [pairId, row] of pairs) {
    const { staff_id: staffId, handover_id: handoverId, person_id: personId } = row
    const { alarm_id: alarmId } = row
    const isOfHandover = handoverId !== null && alarmId === null
    if (isOfHandover && !(await stillWaits(tx, pairId))) continue
    const happening = {
      kind: 'not-told',
      staffId,
      ...(handoverId !== null && { handoverId }),
      ...(personId !== null && { personId }),
      ...(row.case_id !== null && (await talkOf(tx, 'cases', row.case_id))),
      ...(alarmId !== null && (await talkOf(tx, 'alarms', alarmId))),
    } as const
    await recordEvent(tx, happening, at)
    if (isOfHandover) mustGoOn.push({ handoverId, staffId })
    if (alarmId !== null && (await isNobodyReached(tx, alarmId)))
      mustGoOn.push({ alarmId, staffId })
  }
  return mustGoOn
}

/** What concerns a case is read by those who may read its talk, and by nobody else. */
async function talkOf(
  tx: Tx,
  what: 'cases' | 'alarms',
  id: string,
): Promise<{ readonly talkId?: string }> {
  const row = await tx.sql
    .selectFrom(what)
    .select('talk_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? {} : { talkId: row.talk_id }
}

async function stillWaits(tx: Tx, pairId: string): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('notices')
    .innerJoin('handovers', 'handovers.id', 'notices.handover_id')
    .select('notices.id')
    .where('pair_id', '=', pairId)
    .where('handovers.status', '=', 'open')
    .where('handovers.acknowledged_at', 'is', null)
    .where(isTheirs())
    .where(
      sql<SqlBool>`(handovers.for_staff_id is not null or not exists (
      select 1 from notices as beside
      where beside.handover_id = notices.handover_id and beside.pair_id <> notices.pair_id
        and beside.created_at = notices.created_at and ${isTheirs('beside')}
        and (beside.status in ${told} or beside.reach_by is not null)))`,
    )
    .executeTakeFirst()
  return row !== undefined
}

/** When the first notice's time is up (milliseconds UTC); undefined: none is untold. */
export async function nextUnreachedAt(data: Data): Promise<number | undefined> {
  const row = await data.sql
    .selectFrom('notices')
    .select(({ fn }) => fn.min<number | null>('reach_by').as('due'))
    .where('reach_by', 'is not', null)
    .executeTakeFirst()
  return row?.due ?? undefined
}
