import type { Viewer } from '../../domain/viewer.ts'
import type { StaffDeps } from '../../messaging/deps.ts'
import type { ClosedBefore } from './closed-by.ts'
import { closedBefore, nameOf } from './closed-by.ts'
import {
  type AlarmVerdict,
  closeIn,
  type Closing,
  type ClosingProblem,
  closingProblemsOf,
} from './close-in.ts'
import { holdFor } from './hold-for.ts'
import { aheadOf, settleTalk } from './settle-talk.ts'

export interface CloseAlarm extends Closing {
  readonly alarmId: string
}

export type CloseAlarmResult =
  /** `sealed`: the talk ended with it, so that new texts are sealed, and the young person is told. */
  | { readonly kind: 'closed'; readonly verdict: AlarmVerdict; readonly sealed: boolean }
  /** A false alarm in a talk that somebody else has now, by name: they close it, or hand back first. */
  | { readonly kind: 'owned'; readonly by: string }
  /** They have just written: look again. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'invalid'; readonly problems: readonly ClosingProblem[] }
  | ClosedBefore
  | { readonly kind: 'gone' }

/**
 * Closes an alarm with what a person found it to be, and what was done; never without. A talk that
 * nobody has, and in which only danger brought anybody in, ends with it. A false alarm seals the
 * talk of whoever closes it, too, and the young person is told.
 */
export function closeAlarm(
  deps: StaffDeps,
  viewer: Viewer,
  { alarmId, ...closing }: CloseAlarm,
): Promise<CloseAlarmResult> {
  const at = deps.clock.now()
  const { staffId } = viewer
  const { verdict } = closing
  return deps.store.transaction(async (tx): Promise<CloseAlarmResult> => {
    const alarm = await holdFor(tx, viewer, alarmId)
    if (alarm === undefined) return { kind: 'gone' }
    if (alarm.status === 'closed') return closedBefore(tx, alarm)
    const problems = closingProblemsOf(closing)
    if (problems.length > 0) return { kind: 'invalid', problems }
    const ahead = await aheadOf(tx, alarm, { verdict, staffId })
    if (ahead.kind === 'unread') return { kind: 'changed' }
    if (ahead.kind === 'stays' && ahead.owner !== undefined && verdict === 'false') {
      return { kind: 'owned', by: await nameOf(tx, ahead.owner) }
    }
    await closeIn(tx, { ...closing, alarm, staffId }, at)
    await settleTalk(tx, deps, { ...closing, alarm, ahead, staffId }, at)
    const sealed = ahead.kind === 'seal' || ahead.kind === 'hand-back'
    return { kind: 'closed', verdict, sealed }
  })
}
