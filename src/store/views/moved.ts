import { editingRoles, hasRole, type Viewer } from '../../domain/viewer.ts'
import { alarmVisibleTo } from '../alarm-visibility.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'

/** What moved, of that which the viewer may see. */
export interface Moved {
  readonly talkIds: readonly string[]
  readonly alarmIds: readonly string[]
  /** Of those who work on texts alone. */
  readonly draftIds: readonly string[]
}

/** Those talks, alarms and drafts of these hints that the viewer may see; a hint may name a handover. */
export async function readMoved(
  data: Data,
  viewer: Viewer,
  hinted: readonly string[],
): Promise<Moved> {
  const ids = [...hinted]
  const ofHandovers = data.sql.selectFrom('handovers').select('talk_id').where('id', 'in', ids)
  const talks = await data.sql
    .selectFrom('talks')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select('talks.id')
    .where((where) =>
      where.or([where('talks.id', 'in', ids), where('talks.id', 'in', ofHandovers)]),
    )
    .where(visibleTo(viewer))
    .execute()
  const alarms = await data.sql
    .selectFrom('alarms')
    .innerJoin('people', 'people.id', 'alarms.person_id')
    .select('alarms.id')
    .where('alarms.id', 'in', ids)
    .where(alarmVisibleTo(viewer))
    .execute()
  return {
    talkIds: talks.map(({ id }) => id),
    alarmIds: alarms.map(({ id }) => id),
    draftIds: await readDrafts(data, viewer, ids),
  }
}

async function readDrafts(
  data: Data,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (!editingRoles.some((role) => hasRole(viewer, role))) return []
  const drafts = await data.sql
    .selectFrom('knowledge_drafts')
    .select('id')
    .where('id', 'in', ids)
    .execute()
  return drafts.map(({ id }) => id)
}
