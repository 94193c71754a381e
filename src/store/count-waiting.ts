import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { priorities } from '../domain/handover.ts'
import { hasRole } from '../domain/viewer.ts'
import type { Role } from '../domain/staff.ts'
import type { Data } from './store.ts'

/** The young people who wait for one member of staff now. */
export interface WaitingFor {
  readonly total: number
  readonly urgent: number
  /** When the one began to wait who has waited longest. */
  readonly oldestAt?: Date
}

/**
 * Counts what waits for them: handovers put to them by name, and those of a pool they belong to;
 * never one they could not open, and none that a colleague has said they are dealing with.
 */
export async function countWaiting(data: Data, staffId: string): Promise<WaitingFor> {
  const row = await data.sql
    .selectFrom('handovers')
    .innerJoin('talks', 'talks.id', 'handovers.talk_id')
    .innerJoin('people', 'people.id', 'handovers.person_id')
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      fn.min<number | null>('handovers.opened_at').as('oldest'),
      sql<number>`coalesce(sum(case when handovers.priority <= ${sql.lit(priorities.worried)}
        then 1 else 0 end), 0)`.as('urgent'),
    ])
    .where('handovers.closed_at', 'is', null)
    .where('handovers.status', '=', 'open')
    .where('talks.audience', '=', 'advisers')
    .where(sql<SqlBool>`(acknowledged_by is null or acknowledged_by = ${staffId})`)
    .where(
      sql<SqlBool>`not exists (select 1 from person_bars
      where person_bars.person_id = people.id and person_bars.staff_id = ${staffId})`,
    )
    .where(await waitsFor(data, staffId))
    .executeTakeFirstOrThrow()
  return {
    total: row.total,
    urgent: row.urgent,
    ...(row.oldest !== null && { oldestAt: new Date(row.oldest) }),
  }
}

async function waitsFor(data: Data, staffId: string): Promise<RawBuilder<SqlBool>> {
  const { team, roles } = await data.sql
    .selectFrom('staff')
    .select(['team', 'roles'])
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow()
  const viewer = { roles: JSON.parse(roles) as Role[] }
  const onDuty = hasRole(viewer, 'duty-adviser') ? 1 : 0
  const manages = hasRole(viewer, 'team-manager') ? 1 : 0
  return sql<SqlBool>`(handovers.for_staff_id = ${staffId} or (
    handovers.for_staff_id is null and (handovers.team is null or handovers.team = ${team})
    and ((handovers.stage = 'duty' and people.locked = 0 and ${sql.lit(onDuty)} = 1)
      or (handovers.stage = 'manager' and ${sql.lit(manages)} = 1))))`
}
