import type { Viewer } from '../../domain/viewer.ts'
import { keptOutOf } from '../kept-out.ts'
import type { Data } from '../store.ts'

/**
 * Those of these alarms of whose case the viewer is not kept out. `alarmVisibleTo` knows who was, as
 * it is on record; who would be by now is asked of the few restricted ones.
 */
export async function withoutKeptOut<
  Row extends { readonly restricted: number; person_id: string },
>(data: Data, { staffId }: Viewer, rows: readonly Row[]): Promise<readonly Row[]> {
  const shown: Row[] = []
  for (const row of rows) {
    const keptOut = row.restricted === 1 && (await keptOutOf(data, row.person_id)).has(staffId)
    if (!keptOut) shown.push(row)
  }
  return shown
}
