import { sql, type SqlBool } from 'kysely'
import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { personVisibleTo } from '../visible-to.ts'

/** After how long without a talk somebody is on the list, in milliseconds: 8 weeks. */
export const quietMs = 8 * 7 * 24 * 60 * 60 * 1000

/**
 * How many of the viewer's own young people have had no talk with a person for 8 weeks. What they
 * said to the bot alone does not count, or a number would tell of it.
 */
export async function countQuiet(data: Data, viewer: Viewer, now: Date): Promise<number> {
  const since = now.getTime() - quietMs
  const own = (column: 'adviser_id' | 'lead_worker_id') =>
    data.sql
      .selectFrom('people')
      .select('people.id')
      .where(`people.${column}`, '=', viewer.staffId)
      .where('people.registered', '=', 1)
      .where('people.left_register_at', 'is', null)
      .where(personVisibleTo(viewer))
      .where(
        sql<SqlBool>`not exists (select 1 from talks where talks.person_id = people.id
          and talks.audience = 'advisers' and coalesce(talks.last_at, talks.opened_at) >= ${since})`,
      )
  const { quiet } = await data.sql
    .selectFrom(own('adviser_id').union(own('lead_worker_id')).as('own'))
    .select(({ fn }) => fn.countAll<number>().as('quiet'))
    .executeTakeFirstOrThrow()
  return quiet
}
