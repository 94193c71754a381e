import type { StaffDeps } from '../messaging/deps.ts'
import { reminderAt } from '../messaging/reminder-at.ts'
import type { OwnAddress } from '../store/addresses.ts'
import { holdAlarmOf } from '../store/change-alarm.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover } from '../store/change-handover.ts'
import { findLiveHandover, openHandover } from '../store/handovers.ts'
import { setOwner } from '../store/ownership.ts'
import { cancelBotTexts } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { deal } from './alarms/deal-with-alarm.ts'
import { announce } from './announce.ts'

/** A talk that the bot has, and who takes it. */
export interface Taking {
  readonly talkId: string
  readonly personId: string
  readonly staffId: string
  /** Where the young person is told (default: where they last wrote from). */
  readonly to?: OwnAddress
}

/**
 * Makes a member of staff the owner of a talk that nobody of staff has, in the transaction that
 * holds it. The bot falls silent: its texts that wait are cancelled, a turn in hand is stale. Whoever
 * takes a talk in which an alarm is open deals with that. The young person is told.
 */
export async function takeTalk(tx: Tx, deps: StaffDeps, taking: Taking, at: Date): Promise<void> {
  const { talkId, personId, staffId } = taking
  await setOwner(tx, talkId, staffId)
  await cancelBotTexts(tx, talkId, 'taken-over')
  const handoverId = await takeHandover(tx, deps, taking, at)
  const alarm = await holdAlarmOf(tx, talkId)
  if (alarm !== undefined) await deal(tx, deps, { alarm, staffId, how: 'taken-over' }, at)
  await recordEvent(tx, { kind: 'taken-over', talkId, personId, handoverId, staffId }, at)
  await announce(tx, deps, { kind: 'taken-over', ...taking }, at)
}

async function takeHandover(
  tx: Tx,
  deps: StaffDeps,
  { talkId, personId, staffId }: Taking,
  at: Date,
): Promise<string> {
  const found = await findLiveHandover(tx, talkId)
  if (found === undefined) {
    await openHandover(tx, { talkId, personId, reason: 'staff-began' }, at)
    return takeHandover(tx, deps, { talkId, personId, staffId }, at)
  }
  await changeHandover(tx, found, {
    status: 'taken',
    taken_by: staffId,
    taken_at: at.getTime(),
    for_staff_id: staffId,
    due_at: reminderAt(deps, at).getTime(),
    hops: 0,
    ...(found.acknowledgedBy === undefined && {
      acknowledged_by: staffId,
      acknowledged_at: at.getTime(),
    }),
  })
  return found.id
}
