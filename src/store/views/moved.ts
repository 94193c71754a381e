import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'

/** Those talks of these hints that the viewer may see; a hint names a talk or a handover. */
export async function readMoved(
  data: Data,
  viewer: Viewer,
  hinted: readonly string[],
): Promise<readonly string[]> {
  const ids = [...hinted]
  const ofHandovers = data.sql.selectFrom('handovers').select('talk_id').where('id', 'in', ids)
  const rows = await data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select('talks.id')
    .where((where) =>
      where.or([where('talks.id', 'in', ids), where('talks.id', 'in', ofHandovers)]),
    )
    .where(visibleTo(viewer))
    .execute()
  return rows.map((row) => row.id)
}
