import { recordEvent } from '../store/events.ts'
import { queueNotice } from '../store/notices.ts'
import { rerouteFrom, setAdviser, type Worker } from '../store/advisers.ts'
import type { Tx } from '../store/store.ts'

/** A young person's new adviser or lead worker; null: they have none any more. */
export type AdviserChange = {
  readonly personId: string
  /** The member of staff who says so; absent: an import. */
  readonly by?: string
} & ({ readonly adviserId: string | null } | { readonly leadWorkerId: string | null })

/**
 * Gives a young person another adviser or lead worker. Both are told, what waits for the old one
 * is routed again, and the young person hears of it with the next talk, never out of the blue.
 * False when nothing changes.
 */
export async function changeAdviser(tx: Tx, change: AdviserChange, at: Date): Promise<boolean> {
  const { personId, by } = change
  const [who, to]: readonly [Worker, string | null] =
    'adviserId' in change
      ? ['adviser_id', change.adviserId]
      : ['lead_worker_id', change.leadWorkerId]
  const from = await setAdviser(tx, personId, who, to)
  if (from === to) return false
  for (const staffId of [from, to]) {
    if (staffId === null) continue
    await queueNotice(tx, { staffId, kind: 'adviser-changed', urgency: 'normal', personId }, at)
  }
  if (from !== null) await rerouteFrom(tx, { personId, staffId: from }, at)
  const detail = { who, ...(from !== null && { from }), ...(to !== null && { to }) }
  const staff = by === undefined ? {} : { staffId: by }
  await recordEvent(tx, { kind: 'adviser-changed', personId, ...staff, detail }, at)
  return true
}
