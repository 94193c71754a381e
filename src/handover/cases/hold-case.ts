import { hasRole, type Viewer } from '../../domain/viewer.ts'
import { holdCase, type StoredCase } from '../../store/cases.ts'
import type { Tx } from '../../store/store.ts'
import { findCaseFor } from '../../store/views/cases.ts'

/**
 * An open case in the hands of an allegations officer who is not kept out of it; undefined for
 * anybody else, and once it is closed. Its row is held until the transaction ends.
 */
export async function holdCaseFor(
  tx: Tx,
  viewer: Viewer,
  caseId: string,
  at: Date,
): Promise<StoredCase | undefined> {
  if (!hasRole(viewer, 'allegations-officer')) return undefined
  const held = await holdCase(tx, caseId)
  if (held === undefined) return undefined
  return (await findCaseFor(tx, viewer, caseId, at)) === undefined ? undefined : held
}
