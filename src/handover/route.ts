import type { Choosing } from '../domain/choose-adviser.ts'
import type { WorkingPattern } from '../domain/staff.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover } from '../store/change-handover.ts'
import { type StoredHandover } from '../store/handovers.ts'
import type { Tx } from '../store/store.ts'
import { assign, tellStaff } from './assign.ts'
import { goOn } from './go-on.ts'
import { isOfDatabase } from './is-of-database.ts'
import { loadChoosing } from './load-choosing.ts'
import { firstTarget, type Target } from './target.ts'

export interface RouteDeps {
  /** The hours in which deadlines count. */
  readonly serviceHours: () => WorkingPattern
}

/**
 * Chooses who an open handover waits for, says when it goes on from there, and queues their
 * notices; in an emergency its alarm does both. With nobody to choose it stays unrouted, and is looked at again at `againAt`.
 */
export async function route(
  tx: Tx,
  deps: RouteDeps,
  handover: StoredHandover,
  at: Date,
  againAt: Date = at,
): Promise<'routed' | 'unrouted'> {
  const found = await findTarget(tx, deps, handover, at)
  if (found === undefined) {
    const nobody = { stage: 'unrouted', for_staff_id: null, due_at: againAt.getTime() } as const
    await changeHandover(tx, handover, nobody)
    return 'unrouted'
  }
  const assigned = await assign(tx, { handover, ...found })
  if (assigned === undefined) return 'routed'
  await recordRouted(tx, assigned, at)
  if (assigned.priority === 'emergency') return 'routed'
  const kind = assigned.priority === 'asked' ? 'handover' : 'danger'
  const told = await tellStaff(tx, assigned, found.target.tell, kind, at, found.choosing)
  if (!told) await goOn(tx, deps, assigned.id, 'not-reached', at)
  return 'routed'
}

type Found = { readonly choosing: Choosing; readonly target: Target }

/**
 * A roster or an entry of the register that cannot be read must not keep a text of somebody in
 * danger from being stored; what the database refuses has undone the transaction anyway.
 */
async function findTarget(
  tx: Tx,
  deps: RouteDeps,
  asked: Pick<StoredHandover, 'personId' | 'priority' | 'wish'>,
  at: Date,
): Promise<Found | undefined> {
  try {
    const choosing = await loadChoosing(tx, asked.personId, at)
    const target = firstTarget(choosing, asked, deps.serviceHours())
    return target && { choosing, target }
  } catch (error) {
    if (isOfDatabase(error)) throw error
    return undefined
  }
}

function recordRouted(tx: Tx, handover: StoredHandover, at: Date): Promise<void> {
  const { id: handoverId, talkId, personId, stage, forStaffId, dueAt } = handover
  const ids = { talkId, personId, handoverId }
  const detail = {
    stage,
    ...(forStaffId !== undefined && { for: forStaffId }),
    ...(dueAt !== undefined && { dueAt: dueAt.getTime() }),
  }
  return recordEvent(tx, { kind: 'handover-routed', ...ids, detail }, at)
}
