import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { hasRole, type Viewer } from '../domain/viewer.ts'

type Condition = RawBuilder<SqlBool>

const never: Condition = sql`1 = 0`

/**
 * Which talks somebody may read, as a condition for a query that has `talks` and `people` in scope
 * (joined on `talks.person_id`). Nobody reads a sealed talk, and a restricted one is not for here.
 */
export function visibleTo(viewer: Viewer): Condition {
  const { staffId } = viewer
  return sql`(talks.audience = 'advisers' and ${notBarred(viewer)} and (
    talks.owner_staff_id = ${staffId}
    or ${personOf(viewer)}
    or exists (select 1 from handovers where handovers.talk_id = talks.id
      and handovers.closed_at is null and handovers.for_staff_id = ${staffId})))`
}

/** Which young people somebody may look at, for a query that has `people` in scope. */
export function personVisibleTo(viewer: Viewer): Condition {
  return sql`(${notBarred(viewer)} and ${personOf(viewer)})`
}

/** Restricted talks, for allegations officers alone; the same scope as `visibleTo`. */
export function restrictedVisibleTo(viewer: Viewer): Condition {
  if (!hasRole(viewer, 'allegations-officer')) return never
  return sql`(talks.audience like 'restricted:%' and ${notBarred(viewer)})`
}

function notBarred({ staffId }: Viewer): Condition {
  return sql`not exists (select 1 from person_bars
    where person_bars.person_id = people.id and person_bars.staff_id = ${staffId})`
}

/** Theirs, or their team's, or somebody's whom they cover. A locked one is not lent to others. */
function personOf(viewer: Viewer): Condition {
  const { staffId } = viewer
  const grounds = [
    sql`people.adviser_id = ${staffId}`,
    sql`people.lead_worker_id = ${staffId}`,
    ...(hasRole(viewer, 'team-manager') ? [ofTeam(viewer)] : []),
    ...(viewer.onDuty ? [sql`(people.locked = 0 and ${ofTeam(viewer)})`] : []),
    ...(viewer.coversFor.length > 0 ? [sql`(people.locked = 0 and ${covered(viewer)})`] : []),
  ]
  return sql`(${sql.join(grounds, sql` or `)})`
}

/** Nobody's team is everybody's: a number that is not registered must find somebody. */
function ofTeam({ team }: Viewer): Condition {
  return sql`(people.team is null or people.team = ${team})`
}

function covered({ coversFor }: Viewer): Condition {
  const away = sql.join(coversFor)
  return sql`(people.adviser_id in (${away}) or people.lead_worker_id in (${away}))`
}
