import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { type HandoverStage, handoverStages } from '../../domain/handover.ts'
import { hasRole, type Viewer } from '../../domain/viewer.ts'
import { seesTeam } from './people.ts'

/** The condition of one index, and with it one reason why somebody is on a list. */
export type Way = RawBuilder<SqlBool>

/**
 * Why somebody waits for this viewer first. No two of the ways lead to the same handover, so that
 * they can be read one beside the other.
 */
export function waysForMe(viewer: Viewer): readonly Way[] {
  const { staffId } = viewer
  const notForMe = not(sql`handovers.for_staff_id`, staffId)
  const notAdviser = not(sql`people.adviser_id`, staffId)
  const notOwn = sql`${notAdviser} and ${not(sql`people.lead_worker_id`, staffId)}`
  const pools = poolStages(viewer)
  const notPooled = sql`(handovers.for_staff_id is not null
    or handovers.stage not in (${sql.join(pools)}))`
  return [
    sql`handovers.for_staff_id = ${staffId}`,
    sql`people.adviser_id = ${staffId} and ${notForMe}`,
    sql`people.lead_worker_id = ${staffId} and ${notAdviser} and ${notForMe}`,
    ...pools.flatMap((stage) =>
      ofTeams(
        viewer,
        sql`handovers.stage = ${stage} and handovers.for_staff_id is null and ${notOwn}`,
      ),
    ),
    // Whoever could help sees an emergency, whosever turn it is.
    ...(seesTeam(viewer)
      ? ofTeams(viewer, sql`handovers.priority = 0 and ${notForMe} and ${notOwn} and ${notPooled}`)
      : []),
  ]
}

/** Why somebody else waits, of those that duty advisers and managers look after. */
export function waysForOthers(viewer: Viewer): readonly Way[] {
  if (!seesTeam(viewer)) return []
  const { staffId } = viewer
  const pools = poolStages(viewer)
  const others = sql`handovers.priority > 0 and ${not(sql`handovers.for_staff_id`, staffId)}
    and ${not(sql`people.adviser_id`, staffId)} and ${not(sql`people.lead_worker_id`, staffId)}`
  return handoverStages.flatMap((stage) => {
    const named = pools.includes(stage) ? sql`handovers.for_staff_id is not null` : sql`1 = 1`
    return ofTeams(viewer, sql`handovers.stage = ${stage} and ${named} and ${others}`)
  })
}

/** Whose turn it is, when it is nobody's by name. What found nobody is everybody's. */
function poolStages(viewer: Viewer): readonly HandoverStage[] {
  const duty = viewer.onDuty ? (['duty'] as const) : []
  const manager = hasRole(viewer, 'team-manager') ? (['manager'] as const) : []
  return seesTeam(viewer) ? ['unrouted', ...duty, ...manager] : []
}

function not(column: Way, staffId: string): Way {
  return sql`(${column} is null or ${column} <> ${staffId})`
}

/** One way each: an index leads to a team's, or to those of no team, but not to both at once. */
function ofTeams({ team }: Viewer, way: Way): readonly Way[] {
  return [sql`handovers.team = ${team} and ${way}`, sql`handovers.team is null and ${way}`]
}
