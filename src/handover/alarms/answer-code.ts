import { assertNever } from '../../domain/assert-never.ts'
import type { CodeReply, MessagingDeps } from '../../messaging/deps.ts'
import { findClosedByCode, findOpenByCode } from '../../store/alarm-codes.ts'
import type { Tx } from '../../store/store.ts'
import { accountPatience, beginAttempt, undoAttempt } from '../../store/throttles.ts'
import { loadViewer } from '../../store/viewers.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { dealFor, type DealResult } from './deal-with-alarm.ts'
import { holdFor } from './hold-for.ts'

export interface CodeDeps extends Pick<MessagingDeps, 'say'> {
  /** Where staff sign in, for the link in what they are answered. */
  readonly consoleUrl: string
}

type Answered = DealResult['kind'] | 'closed' | 'wait'

/**
 * A member of staff answered an alert with its code from their work mobile: they deal with it, by
 * ringing. Returns what they are answered. A code of an alarm that they may not see is no code.
 */
export async function answerCode(
  tx: Tx,
  deps: AlarmDeps & CodeDeps,
  { staffId, code }: CodeReply,
  at: Date,
): Promise<string> {
  const attempted = await beginAttempt(tx, `alarm-code:${staffId}`, accountPatience, at)
  if (attempted.kind === 'wait') return words(deps, 'wait')
  const answered = await answer(tx, deps, { staffId, code }, at)
  if (answered !== 'gone') await undoAttempt(tx, attempted.attempt)
  return words(deps, answered)
}

async function answer(
  tx: Tx,
  deps: AlarmDeps,
  { staffId, code }: CodeReply,
  at: Date,
): Promise<Answered> {
  const viewer = await loadViewer(tx, staffId, at)
  if (viewer === undefined) return 'gone'
  const open = await findOpenByCode(tx, code)
  const id = open ?? (await findClosedByCode(tx, code))
  const alarm = id === undefined ? undefined : await holdFor(tx, viewer, id)
  if (alarm === undefined) return 'gone'
  if (alarm.status === 'closed') return 'closed'
  const { kind } = await dealFor(tx, deps, { alarm, staffId, how: 'ring', instead: false }, at)
  return kind
}

function words({ say, consoleUrl: link }: CodeDeps, answered: Answered): string {
  switch (answered) {
    case 'dealing':
      return say('staff:alarm-code.dealing', { link })
    case 'other':
      return say('staff:alarm-code.other', { link })
    case 'closed':
    case 'closed-before':
      return say('staff:alarm-code.closed', { link })
    case 'gone':
      return say('staff:alarm-code.unknown', { link })
    case 'wait':
      return say('staff:alarm-code.wait', { link })
    default:
      return assertNever(answered)
  }
}
