import { priorities, type Priority } from '../domain/handover.ts'
import type { AskedFor } from '../messaging/deps.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover } from '../store/change-handover.ts'
import { loadLiveHandover, openHandover, type StoredHandover } from '../store/handovers.ts'
import type { Tx } from '../store/store.ts'
import { loadTalk } from '../store/talks.ts'
import { tellStaff } from './assign.ts'
import { loadChoosing } from './load-choosing.ts'
import { route, type RouteDeps } from './route.ts'
import { firstTarget } from './target.ts'

/** Opens the talk's handover and routes it, or joins the one that is live. */
export async function openOrJoin(
  tx: Tx,
  deps: RouteDeps,
  asked: AskedFor,
  at: Date,
): Promise<{ readonly id: string; readonly opened: boolean }> {
  const result = await openHandover(tx, asked, at)
  const handover = await loadLiveHandover(tx, result.id)
  // What an adult did is for its officers: no adviser, duty adviser or manager hears of it here.
  const { audience } = await loadTalk(tx, asked.talkId)
  if (handover === undefined || audience !== 'advisers') return result
  if (result.opened) {
    await recordRequested(tx, handover, at)
    await route(tx, deps, handover, at)
  } else {
    await join(tx, deps, { handover, asked }, at)
  }
  return result
}

function recordRequested(tx: Tx, handover: StoredHandover, at: Date): Promise<void> {
  const { id: handoverId, talkId, personId, reason, priority } = handover
  const ids = { talkId, personId, handoverId }
  return recordEvent(tx, { kind: 'handover-requested', ...ids, detail: { reason, priority } }, at)
}

interface Joining {
  readonly handover: StoredHandover
  readonly asked: AskedFor
}

/** Asking twice is asking once; a worry in a talk that somebody has is news. */
async function join(
  tx: Tx,
  deps: RouteDeps,
  { handover, asked }: Joining,
  at: Date,
): Promise<void> {
  const priority = asked.priority ?? 'asked'
  const owner = handover.takenBy ?? handover.acknowledgedBy
  if (priorities[priority] < priorities[handover.priority]) {
    await raise(tx, deps, { handover, priority }, at)
  } else if (priority === 'worried' && owner !== undefined) {
    await tellStaff(tx, handover, [owner], 'danger', at)
  }
}

/** More urgent than it was: it begins anew; whoever has seen it has not seen this. */
async function raise(
  tx: Tx,
  deps: RouteDeps,
  { handover, priority }: { readonly handover: StoredHandover; readonly priority: Priority },
  at: Date,
): Promise<void> {
  const seen = { acknowledged_by: null, acknowledged_at: null }
  const isOpen = handover.status === 'open'
  // If whoever has the talk stays silent now, their manager hears of it with the first reminder.
  const hops = isOpen ? 0 : 1
  const change = { priority: priorities[priority], hops, ...(isOpen && seen) }
  if (!(await changeHandover(tx, handover, change))) return
  const raised = await loadLiveHandover(tx, handover.id)
  if (raised === undefined) return
  if (isOpen) await route(tx, deps, raised, at)
  else if (priority !== 'emergency') await tellOfDanger(tx, deps, raised, at)
}

/** Whoever has the talk is told, and those who would be if nobody had it; an alarm tells by itself. */
async function tellOfDanger(
  tx: Tx,
  deps: RouteDeps,
  handover: StoredHandover,
  at: Date,
): Promise<void> {
  const choosing = await loadChoosing(tx, handover.personId, at)
  const target = firstTarget(choosing, handover, deps.serviceHours())
  if (target === undefined) return
  await changeHandover(tx, handover, { due_at: target.dueAt?.getTime() ?? null })
  const people = [handover.takenBy ?? '', ...target.tell]
  await tellStaff(tx, handover, people, 'danger', at, choosing)
}
