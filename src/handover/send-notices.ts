import type { SendResult } from '../channels/channel.ts'
import type { Mailer, MailResult } from '../channels/mail/mailer.ts'
import { assertNever } from '../domain/assert-never.ts'
import { retryDelay } from '../domain/retry-delay.ts'
import type { StaffMember } from '../domain/staff.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import { ClaimLost } from '../store/claims.ts'
import { countWaiting } from '../store/count-waiting.ts'
import {
  claimNotices,
  type LeavingNotice,
  nextNoticeAt,
  type NoticeRecord,
  recordNotice,
} from '../store/notice-outbox.ts'
import { type NoticeChannel, ringsThough } from '../store/notices.ts'
import { findStaff } from '../store/staff.ts'
import type { Tx } from '../store/store.ts'
import { nextUnreachedAt, takeUnreached } from '../store/unreached.ts'
import { noticeMail, noticeSms } from './notice-words.ts'

export interface NoticeDeps extends Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'channel' | 'processId'
> {
  readonly mailer: Mailer
  /** Where staff sign in, for the link in what they are sent. */
  readonly consoleUrl: string
  /** Called once for each notice that could not be brought to whom a handover waits for. */
  readonly notReached: (tx: Tx, handoverId: string, staffId: string, at: Date) => Promise<unknown>
  /** The same, of an alarm; see store/unreached.ts. */
  readonly alarmNotReached: (tx: Tx, alarmId: string, at: Date) => Promise<unknown>
}

/**
 * Sends every notice that may leave by this channel, and lets handovers go on whose notice could
 * not be delivered. Returns when to look again (milliseconds UTC), if anything waits. Each channel
 * has a loop of its own, so that a mail server that hangs holds no SMS back.
 */
export async function sendNotices(
  deps: NoticeDeps,
  channel: NoticeChannel,
): Promise<number | undefined> {
  while (await sendSome(deps, channel));
  await goOnWithout(deps)
  const times = [await nextNoticeAt(deps.store, channel), await nextUnreachedAt(deps.store)].filter(
    (time) => time !== undefined,
  )
  return times.length === 0 ? undefined : Math.min(...times)
}

async function sendSome(deps: NoticeDeps, channel: NoticeChannel): Promise<boolean> {
  const at = deps.clock.now()
  const dueAt = await nextNoticeAt(deps.store, channel)
  if (dueAt === undefined || dueAt > at.getTime()) return false
  const leaving = await deps.store.transaction((tx) =>
    claimNotices(tx, deps.store, deps.processId, channel, at),
  )
  await Promise.all(leaving.map((one) => sendOne(deps, one)))
  return leaving.length > 0
}

async function goOnWithout(deps: NoticeDeps): Promise<void> {
  const at = deps.clock.now()
  const untilAt = await nextUnreachedAt(deps.store)
  if (untilAt === undefined || untilAt > at.getTime()) return
  const unreached = await deps.store.transaction(async (tx) => {
    const taken = await takeUnreached(tx, at)
    for (const { handoverId, alarmId, staffId } of taken) {
      deps.log.warn({ handoverId, alarmId, staffId }, 'a member of staff could not be told')
      if (handoverId !== undefined) await deps.notReached(tx, handoverId, staffId, at)
    }
    return taken
  })
  // An alarm that goes on holds its own row before it says its notices anew: so does this, and
  // neither waits for the other.
  const alarms = new Set(unreached.map(({ alarmId }) => alarmId).filter((id) => id !== undefined))
  for (const alarmId of alarms) {
    await deps.store.transaction((tx) => deps.alarmNotReached(tx, alarmId, at))
  }
}

async function sendOne(deps: NoticeDeps, leaving: LeavingNotice): Promise<void> {
  const result = await deliver(deps, leaving)
  const at = deps.clock.now()
  const ids = { noticeId: leaving.claim.id, staffId: leaving.staffId }
  if ('remedy' in result) deps.log.error({ ...ids, code: result.code }, result.remedy)
  const record = recordOf(leaving, result, at)
  if (record.status === 'failed') {
    deps.log.warn({ ...ids, code: record.code }, 'a notice was not sent')
  }
  try {
    await deps.store.transaction((tx) => recordNotice(tx, leaving, record, at))
  } catch (error) {
    // A receipt settled it meanwhile, or our lease ran out and another worker has it.
    if (!(error instanceof ClaimLost)) throw error
  }
}

/** Words and counts are made now, not when it was queued: they are true as it leaves. */
async function deliver(deps: NoticeDeps, leaving: LeavingNotice): Promise<SendResult | MailResult> {
  const member = leaving.hasLeft ? undefined : await findStaff(deps.store, leaving.staffId)
  const to = member === undefined ? undefined : addressOf(member, leaving)
  if (to === undefined) return { kind: 'refused', code: 'no-address' }
  const facts = {
    waiting: await countWaiting(deps.store, leaving.staffId),
    kinds: leaving.kinds,
    urgent: leaving.urgency === 'urgent',
    consoleUrl: deps.consoleUrl,
    ...(leaving.code !== undefined && { code: leaving.code }),
    ...(leaving.drill === true && { drill: true }),
  }
  const { id } = leaving.claim
  return leaving.channel === 'email'
    ? deps.mailer.send({ id, to, ...noticeMail(facts) })
    : deps.channel.send({ id, to: { channel: 'sms', value: to }, text: noticeSms(facts) })
}

function addressOf(
  member: StaffMember,
  { channel, kinds }: Pick<LeavingNotice, 'channel' | 'kinds'>,
): string | undefined {
  if (channel === 'email') return member.email
  const rings = member.textsOn || kinds.some(({ kind }) => ringsThough(kind))
  return rings ? member.workMobile : undefined
}

function recordOf(leaving: LeavingNotice, result: SendResult | MailResult, at: Date): NoticeRecord {
  switch (result.kind) {
    case 'accepted':
      return {
        status: 'sent',
        ...('providerId' in result && { providerId: result.providerId }),
      }
    case 'try-later':
      return tryLater(leaving, result, at)
    case 'unknown':
      return { status: 'unknown' }
    case 'refused':
    case 'opted-out':
    case 'outside-window':
    case 'unreachable':
      return { status: 'failed', code: result.code }
    default:
      return assertNever(result)
  }
}

function tryLater(
  { urgency, attempts }: LeavingNotice,
  result: { readonly code: string; readonly afterMs?: number },
  at: Date,
): NoticeRecord {
  const delay = retryDelay(urgency === 'urgent' ? 'danger' : 'normal', attempts + 1)
  if (delay === undefined) return { status: 'failed', code: result.code }
  const dueAt = new Date(at.getTime() + Math.max(delay, result.afterMs ?? 0))
  return { status: 'queued', dueAt, code: result.code }
}
