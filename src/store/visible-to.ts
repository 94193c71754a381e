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
      and handovers.closed_at is null and handovers.for_staff_id = ${staffId})
    or ${wasAlerted(viewer)}))`
}

/** Whoever was alerted, on call or of another team, reads it while the alarm is open. */
function wasAlerted({ staffId }: Viewer): Condition {
  return sql`exists (select 1 from alarms
    join notices on notices.alarm_id = alarms.id and notices.staff_id = ${staffId}
    where alarms.talk_id = talks.id and alarms.status = 'open' and alarms.restricted = 0)`
}

/** Which young people somebody may look at, for a query that has `people` in scope. */
export function personVisibleTo(viewer: Viewer): Condition {
  return sql`(${notBarred(viewer)} and ${personOf(viewer)})`
}

/**
 * Restricted talks: for the allegations officers who are not kept out of the case, and for the
 * safeguarding leads one of them lets read it; the same scope as `visibleTo`.
 */
export function restrictedVisibleTo(viewer: Viewer, now: Date): Condition {
  const isOfficer = hasRole(viewer, 'allegations-officer')
  if (!isOfficer && !hasRole(viewer, 'safeguarding-lead')) return never
  return sql`(talks.audience like 'restricted:%' and ${notBarred(viewer)} and ${notKeptOut(viewer)}
    and ${isOfficer ? sql`1 = 1` : isGranted(viewer, now)})`
}

/** Not on record as kept out, and nobody's who has not said whom it is about. */
function notKeptOut({ staffId }: Viewer): Condition {
  return sql`not exists (select 1 from cases
    left join case_kept_out on case_kept_out.case_id = cases.id
      and case_kept_out.staff_id = ${staffId}
    where cases.talk_id = talks.id and (case_kept_out.staff_id is not null
      or (coalesce(cases.about, 'adviser') = 'adviser'
        and (people.adviser_id = ${staffId} or people.lead_worker_id = ${staffId}))))`
}

function isGranted({ staffId }: Viewer, now: Date): Condition {
  return sql`exists (select 1 from case_grants
    join cases on cases.id = case_grants.case_id
    where cases.talk_id = talks.id and case_grants.staff_id = ${staffId}
      and case_grants.ended_at is null and case_grants.until_at > ${now.getTime()})`
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
