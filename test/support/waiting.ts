import type { DangerKind } from '../../src/domain/danger.ts'
import type { HandoverReason, HandoverStage } from '../../src/domain/handover.ts'
import { type Priority } from '../../src/domain/handover.ts'
import { openAlarm } from '../../src/store/alarms.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { newId } from '../../src/domain/new-id.ts'
import { openTalk } from '../../src/store/talks.ts'
import type { TestStore } from './test-store.ts'

/** Why and for whom somebody waits; give what the test is about. */
export interface WaitsOwn {
  readonly reason?: HandoverReason
  readonly priority?: Priority
  readonly stage?: HandoverStage
  /** Default: anybody of the stage's pool. */
  readonly forStaffId?: string
  readonly team?: string | null
  readonly danger?: DangerKind
  readonly minutesAgo?: number
  /** Whoever has taken it. */
  readonly ownerId?: string
  readonly unread?: number
}

export interface Waits {
  readonly talkId: string
  readonly handoverId: string
}

/** A young person's open talk with its handover, as routing or taking over would have left it. */
export async function waits(
  { store, clock }: Pick<TestStore, 'store' | 'clock'>,
  personId: string,
  own: WaitsOwn = {},
): Promise<Waits> {
  const at = new Date(clock.now().getTime() - (own.minutesAgo ?? 0) * 60_000)
  const { reason = 'asked', priority = 'asked', stage = 'duty', team = 'Leaving care' } = own
  return store.transaction(async (tx) => {
    const { id: talkId } = await openTalk(tx, personId, 'advisers', at)
    const { id: handoverId } = await openHandover(tx, { talkId, personId, reason, priority }, at)
    const { ownerId = null } = own
    await tx.sql
      .updateTable('handovers')
      .set({
        stage,
        team,
        for_staff_id: ownerId ?? own.forStaffId ?? null,
        status: ownerId === null ? 'open' : 'taken',
        taken_by: ownerId,
      })
      .where('id', '=', handoverId)
      .execute()
    await tx.sql
      .updateTable('talks')
      .set({ owner_staff_id: ownerId, unread: own.unread ?? 1, last_at: at.getTime() })
      .where('id', '=', talkId)
      .execute()
    if (own.danger !== undefined) {
      const ids = { talkId, personId, handoverId, messageId: newId(at) }
      const found = { category: 'danger', kind: own.danger, rule: 'a test' } as const
      await openAlarm(tx, { ...ids, ...found }, at)
    }
    return { talkId, handoverId }
  })
}
