import type { Choosing } from '../domain/choose-adviser.ts'
import type { NoticeKind } from '../domain/handover.ts'
import { nextDueIn } from '../domain/working-time.ts'
import { changeHandover, type HandoverChange } from '../store/change-handover.ts'
import { loadLiveHandover, type StoredHandover } from '../store/handovers.ts'
import { queueNotice } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import type { Target } from './target.ts'

export interface Assignment {
  readonly handover: StoredHandover
  readonly choosing: Choosing
  readonly target: Target
}

/**
 * Writes whom an open handover waits for from now on, and returns it as it then is; undefined,
 * with nothing written, when somebody else changed it first.
 */
export async function assign(
  tx: Tx,
  { handover, choosing, target }: Assignment,
  also: HandoverChange = {},
): Promise<StoredHandover | undefined> {
  const { stage, staffId, dueAt } = target
  const changed = await changeHandover(tx, handover, {
    ...also,
    stage,
    team: choosing.person.team ?? null,
    for_staff_id: staffId ?? null,
    due_at: dueAt?.getTime() ?? null,
  })
  return changed ? loadLiveHandover(tx, handover.id) : undefined
}

/**
 * Queues a notice of a handover to each of them; false when not one of them can be told. A worry
 * rings nobody who is off shift: those of the roster it was `choosing` from hear when they come in.
 */
export async function tellStaff(
  tx: Tx,
  handover: Pick<StoredHandover, 'id' | 'personId' | 'priority'>,
  staffIds: readonly string[],
  kind: NoticeKind,
  at: Date,
  choosing?: Choosing,
): Promise<boolean> {
  const urgency = handover.priority === 'asked' ? 'normal' : 'urgent'
  const notice = { kind, urgency, handoverId: handover.id, personId: handover.personId } as const
  let told = false
  for (const staffId of new Set(staffIds)) {
    const when = handover.priority === 'worried' ? comesIn(choosing, staffId, at) : {}
    if ((await queueNotice(tx, { ...notice, ...when, staffId }, at)) === 'queued') told = true
  }
  return told
}

function comesIn(
  choosing: Choosing | undefined,
  staffId: string,
  at: Date,
): { readonly notBefore?: Date } {
  const member = choosing?.staff.find(({ id }) => id === staffId)
  const next = member && choosing && nextDueIn(member, choosing.bankHolidays, at)
  return next === undefined ? {} : { notBefore: next }
}
