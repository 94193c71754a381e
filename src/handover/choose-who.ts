import type { WhoWish } from '../domain/handover.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover, closeHandover } from '../store/change-handover.ts'
import { findLiveHandover, loadLiveHandover, type StoredHandover } from '../store/handovers.ts'
import { closeTalk } from '../store/ownership.ts'
import type { Tx } from '../store/store.ts'
import { route, type RouteDeps } from './route.ts'

export interface Wish {
  readonly talkId: string
  readonly wish: WhoWish | 'leave'
}

/**
 * What a young person chose of who gets it, while nobody has taken it. Left, it is closed and the
 * talk with it; danger is never left.
 */
export async function chooseWho(
  tx: Tx,
  deps: RouteDeps,
  { talkId, wish }: Wish,
  at: Date,
): Promise<void> {
  const handover = await findLiveHandover(tx, talkId)
  if (handover?.status !== 'open' || handover.priority !== 'asked') return
  if (wish === 'leave') await leave(tx, handover, at)
  else await chooseAnew(tx, deps, { handover, wish }, at)
}

async function leave(tx: Tx, handover: StoredHandover, at: Date): Promise<void> {
  if (!(await closeHandover(tx, handover, { outcome: 'left-it' }, at))) return
  await closeTalk(tx, handover.talkId, at)
  await recordEvent(tx, { kind: 'handover-left', ...idsOf(handover) }, at)
}

async function chooseAnew(
  tx: Tx,
  deps: RouteDeps,
  { handover, wish }: { readonly handover: StoredHandover; readonly wish: WhoWish },
  at: Date,
): Promise<void> {
  await recordEvent(tx, { kind: 'who-chosen', ...idsOf(handover), detail: { wish } }, at)
  const isSeen = handover.acknowledgedBy !== undefined
  const unseen = { acknowledged_by: null, acknowledged_at: null }
  const change = { wish, hops: 0, ...(wish === 'someone-else' && unseen) }
  if (!(await changeHandover(tx, handover, change))) return
  // Somebody who has read it keeps it, if that is what they want.
  if (isSeen && wish === 'keep') return
  const changed = await loadLiveHandover(tx, handover.id)
  if (changed !== undefined) await route(tx, deps, changed, at)
}

function idsOf({ id, talkId, personId }: StoredHandover) {
  return { handoverId: id, talkId, personId }
}
