import { attemptWithinMs } from '../../domain/alarm.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'
import { holdAlarm } from '../../store/change-alarm.ts'
import type { Tx } from '../../store/store.ts'
import { deal } from './deal-with-alarm.ts'
import { presenceOf } from './presence-of.ts'
import { tellYoungPerson } from './tell-young-person.ts'
import { nameToSay } from './told-now.ts'

export type AcceptDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'cards' | 'safety' | 'senderOf' | 'serviceHours'
>

/**
 * Somebody who was rung pressed 1: they deal with it. Without `staffId` it is the emergency team,
 * who have no console to record an attempt in: the day's staff are told when they come in.
 */
export async function acceptByCall(
  tx: Tx,
  deps: AcceptDeps,
  { alarmId, staffId }: { readonly alarmId: string; readonly staffId?: string },
  at: Date,
): Promise<void> {
  const alarm = await holdAlarm(tx, alarmId)
  if (alarm?.status !== 'open') return
  const own =
    staffId === undefined
      ? ({
          how: 'emergency-team',
          attemptBy: await dayBegins(tx, deps, alarm.personId, at),
        } as const)
      : ({ how: 'ring', staffId } as const)
  await deal(tx, deps, { alarm, ...own }, at)
  const by = await nameToSay(tx, deps, alarm, staffId, at)
  await tellYoungPerson(tx, deps, alarm, { kind: 'dealing', by }, at)
}

/** When the day's staff are next due in, and no sooner than anybody else's time would be up. */
async function dayBegins(tx: Tx, deps: AcceptDeps, personId: string, at: Date): Promise<Date> {
  const within = new Date(at.getTime() + attemptWithinMs)
  const nextThere = (await presenceOf(tx, deps, personId, at))?.nextThere ?? within
  return nextThere > within ? nextThere : within
}
