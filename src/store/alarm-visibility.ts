import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { hasRole, type Viewer } from '../domain/viewer.ts'
import { personVisibleTo } from './visible-to.ts'

type Condition = RawBuilder<SqlBool>

/**
 * Which alarms of danger somebody may see and act on, for a query that has `alarms` and `people` in
 * scope (joined on `alarms.person_id`): of young people they may see, and those they were told of,
 * from another shift or team as they may be. Of a restricted one the team sees nothing but who was
 * told of it, and who is on duty; never whoever is kept out of the case (see keptOutOf, too).
 */
export function alarmVisibleTo(viewer: Viewer): Condition {
  return sql`(alarms.category = 'danger' and ${notBarred(viewer)} and case
    when alarms.restricted = 0 then (${wasTold(viewer)} or ${personVisibleTo(viewer)}
      or ${hasTalk(viewer)})
    else ${notKeptOut(viewer)} and (${wasTold(viewer)} or ${standsIn(viewer)}) end)`
}

/** By an alert of its own, or with the handover it came with. */
function wasTold({ staffId }: Viewer): Condition {
  return sql`(exists (select 1 from notices
      where notices.alarm_id = alarms.id and notices.staff_id = ${staffId})
    or exists (select 1 from notices where notices.handover_id = alarms.handover_id
      and notices.staff_id = ${staffId} and notices.kind in ('danger', 'went-on')))`
}

/** They talk with them, such as somebody of another team to whom it was passed on. */
function hasTalk({ staffId }: Viewer): Condition {
  return sql`exists (select 1 from talks as own where own.id = alarms.talk_id
    and own.audience = 'advisers' and own.closed_at is null
    and own.owner_staff_id = ${staffId})`
}

/** On duty now, for this team, and neither their own worker nor anybody's manager. */
function standsIn(viewer: Viewer): Condition {
  const { staffId, team } = viewer
  if (!viewer.onDuty || hasRole(viewer, 'team-manager')) return sql`1 = 0`
  return sql`(alarms.level = 0 and people.locked = 0
    and (people.team is null or people.team = ${team})
    and coalesce(people.adviser_id, '') <> ${staffId}
    and coalesce(people.lead_worker_id, '') <> ${staffId})`
}

function notKeptOut({ staffId }: Viewer): Condition {
  return sql`not exists (select 1 from case_kept_out
    join cases on cases.id = case_kept_out.case_id
    where cases.person_id = alarms.person_id and cases.status = 'open'
      and case_kept_out.staff_id = ${staffId})`
}

function notBarred({ staffId }: Viewer): Condition {
  return sql`not exists (select 1 from person_bars
    where person_bars.person_id = people.id and person_bars.staff_id = ${staffId})`
}
