import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { hasRole, type Viewer } from '../domain/viewer.ts'
import { keptOutOf } from './kept-out.ts'
import type { Data } from './store.ts'

type Condition = RawBuilder<SqlBool>

const restricted = sql<SqlBool>`talks.audience like 'restricted:%'`

/**
 * Which detections and misses a safeguarding lead knows of, for a query with `talks` and `people` in
 * scope: what was read, never by itself what was said. Nothing of somebody they must not see, and
 * nothing `ofCase` of somebody in whose case they are kept out: `keptFrom`, see `readKeptFrom`.
 */
export function knownToLead(
  viewer: Viewer,
  { keptFrom, ofCase }: { readonly keptFrom: readonly string[]; readonly ofCase: Condition },
): Condition {
  if (!hasRole(viewer, 'safeguarding-lead')) return sql`1 = 0`
  const kept =
    keptFrom.length === 0
      ? sql`1 = 1`
      : sql`not ((${ofCase} or ${restricted}) and people.id in (${sql.join(keptFrom)}))`
  return sql`(${notBarred(viewer)} and ${kept})`
}

/**
 * Whose words a safeguarding lead may read, with `talks` and `people` in scope: of alerts in talks
 * of the advisers', as young people are told; of a restricted talk only while an officer grants it.
 * A locked record stays with those it is locked for, and a sealed talk stays sealed.
 */
export function wordsVisibleToLead(viewer: Viewer, at: Date): Condition {
  if (!hasRole(viewer, 'safeguarding-lead')) return sql`1 = 0`
  return sql`(${notBarred(viewer)} and people.locked = 0
    and (talks.audience = 'advisers' or (${restricted} and ${isGranted(viewer, at)})))`
}

function isGranted({ staffId }: Viewer, at: Date): Condition {
  return sql`exists (select 1 from case_grants
    join cases on cases.id = case_grants.case_id
    where cases.talk_id = talks.id and case_grants.staff_id = ${staffId}
      and case_grants.ended_at is null and case_grants.until_at > ${at.getTime()}
      and not exists (select 1 from case_kept_out
        where case_kept_out.case_id = cases.id and case_kept_out.staff_id = ${staffId}))`
}

function notBarred({ staffId }: Viewer): Condition {
  return sql`not exists (select 1 from person_bars
    where person_bars.person_id = people.id and person_bars.staff_id = ${staffId})`
}

/** The young people with a case that this viewer is kept out of, open or not. */
export async function readKeptFrom(data: Data, viewer: Viewer): Promise<readonly string[]> {
  const named = await data.sql
    .selectFrom('cases')
    .innerJoin('case_kept_out', 'case_kept_out.case_id', 'cases.id')
    .select('cases.person_id')
    .where('case_kept_out.staff_id', '=', viewer.staffId)
    .execute()
  const open = await data.sql
    .selectFrom('cases')
    .select('person_id')
    .where('status', '=', sql.lit('open'))
    .execute()
  const kept = new Set(named.map((row) => row.person_id))
  for (const { person_id: personId } of open) {
    if ((await keptOutOf(data, personId)).has(viewer.staffId)) kept.add(personId)
  }
  return [...kept]
}
