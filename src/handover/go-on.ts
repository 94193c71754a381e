import { recordEvent } from '../store/events.ts'
import { loadLiveHandover, type StoredHandover } from '../store/handovers.ts'
import type { Tx } from '../store/store.ts'
import { assign, tellStaff } from './assign.ts'
import { loadChoosing } from './load-choosing.ts'
import { remind } from './remind.ts'
import type { RouteDeps } from './route.ts'
import { nextTarget, peopleOf } from './target.ts'

/** Why a handover leaves a stage: nobody picked it up in time, or nobody there can be told. */
export type GoOnReason = 'not-picked-up' | 'not-reached'

/**
 * Takes an open handover that nobody has acknowledged to the next stage that has anybody, and
 * tells those it comes to and those it leaves. After the last stage they are reminded instead: it
 * is never closed here. Returns the stage it went to, if it went.
 */
export async function goOn(
  tx: Tx,
  deps: RouteDeps,
  handoverId: string,
  why: GoOnReason,
  at: Date,
): Promise<StoredHandover['stage'] | undefined> {
  const handover = await loadLiveHandover(tx, handoverId)
  if (handover?.status !== 'open' || handover.acknowledgedBy !== undefined) return undefined
  const choosing = await loadChoosing(tx, handover.personId, at)
  const target = nextTarget(choosing, handover, deps.serviceHours())
  if (target === undefined) {
    // Whoever cannot be told would not hear a reminder either.
    if (why === 'not-picked-up') await remind(tx, deps, handover, at)
    return undefined
  }
  const moved = await assign(tx, { handover, choosing, target }, { hops: handover.hops + 1 })
  if (moved === undefined) return undefined
  await recordWentOn(tx, { from: handover, to: moved, why }, at)
  const left = peopleOf(choosing, handover).filter((id) => !target.tell.includes(id))
  await tellStaff(tx, moved, left, 'went-on', at, choosing)
  const told = await tellStaff(tx, moved, target.tell, 'went-on', at, choosing)
  return (told ? undefined : await goOn(tx, deps, handoverId, 'not-reached', at)) ?? moved.stage
}

interface WentOn {
  readonly from: StoredHandover
  readonly to: StoredHandover
  readonly why: GoOnReason
}

function recordWentOn(tx: Tx, { from, to, why }: WentOn, at: Date): Promise<void> {
  const ids = { talkId: to.talkId, personId: to.personId, handoverId: to.id }
  const detail = {
    from: from.stage,
    to: to.stage,
    why,
    ...(to.forStaffId !== undefined && { for: to.forStaffId }),
    ...(to.dueAt !== undefined && { dueAt: to.dueAt.getTime() }),
  }
  return recordEvent(tx, { kind: 'handover-went-on', ...ids, detail }, at)
}
