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
 * Counts who waits for them, as the page 'Needs you' has them: handovers put to them by name, those
 * of their own young people, those of a pool they belong to, and danger they were told of; never one
 * they could not open, and none that a colleague has said they are dealing with.
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
  return sql<SqlBool>`(handovers.for_staff_id = ${staffId}
    or people.adviser_id = ${staffId} or people.lead_worker_id = ${staffId}
    or exists (select 1 from notices where notices.handover_id = handovers.id
      and notices.staff_id = ${staffId}
        and notices.kind in ('danger', 'alarm', 'alarm-went-on', 'alarm-unanswered'))
    or ((handovers.team is null or handovers.team = ${team}) and (
      (${sql.lit(onDuty)} = 1 and people.locked = 0 and ${turnOf('duty')})
      or (${sql.lit(manages)} = 1 and ${turnOf('manager')}))))`
}

/** The stage's pool has it; an emergency is everybody's who could help, whosever turn it is. */
function turnOf(stage: 'duty' | 'manager'): RawBuilder<SqlBool> {
  return sql<SqlBool>`(handovers.priority = ${sql.lit(priorities.emergency)}
    or (handovers.stage = ${stage} and handovers.for_staff_id is null))`
}
