import { reminderAt } from '../messaging/reminder-at.ts'
import { changeHandover } from '../store/change-handover.ts'
import { findLiveHandover } from '../store/handovers.ts'
import type { Tx } from '../store/store.ts'
import { countTextIn, isWaitingForStaff } from '../store/texts-in.ts'
import type { RouteDeps } from './route.ts'

/**
 * A text came in to a talk of the advisers'. Whoever has taken it is reminded a working day after
 * the first text they have not answered: more of them put that off no further.
 */
export async function noteTextIn(tx: Tx, deps: RouteDeps, talkId: string, at: Date): Promise<void> {
  if (!(await countTextIn(tx, talkId, at))) return
  const handover = await findLiveHandover(tx, talkId)
  if (handover?.status !== 'taken' || (await isWaitingForStaff(tx, talkId))) return
  await changeHandover(tx, handover, { due_at: reminderAt(deps, at).getTime(), hops: 0 })
}
