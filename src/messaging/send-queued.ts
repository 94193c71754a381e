import type { SendResult } from '../channels/channel.ts'
import { assertNever } from '../domain/assert-never.ts'
import type { ChannelName } from '../domain/address.ts'
import { retryDelay } from '../domain/retry-delay.ts'
import { setOptedOut } from '../store/addresses.ts'
import { ClaimLost } from '../store/claims.ts'
import { recordEvent } from '../store/events.ts'
import {
  claimForSending,
  type Leaving,
  listWaiting,
  recordSend,
  type SendRecord,
  type Waiting,
} from '../store/outbox.ts'
import { pauseSender, spendRate } from '../store/senders.ts'
import type { Tx } from '../store/store.ts'
import type { MessagingDeps } from './deps.ts'
import { tellNotReached } from './tell-not-reached.ts'

type SendDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'channel' | 'desk' | 'processId' | 'senderRate' | 'senderOf'
>

/** Requests in hand at the same time, in one process. */
const mostTogether = 10

/**
 * Sends every text that may leave now, danger first, and returns when the next one may
 * (milliseconds UTC), if any waits.
 */
export async function sendQueued(deps: SendDeps): Promise<number | undefined> {
  for (;;) {
    const waiting = await listWaiting(deps.store)
    const round = await Promise.all(waiting.map((one) => sendSome(deps, one)))
    if (round.every(({ sent }) => sent === 0)) {
      const times = round.map(({ nextAt }) => nextAt).filter((time) => time !== undefined)
      return times.length === 0 ? undefined : Math.min(...times)
    }
  }
}

interface Round {
  readonly sent: number
  readonly nextAt?: number
}

async function sendSome(deps: SendDeps, { lane, channel, dueAt }: Waiting): Promise<Round> {
  const at = deps.clock.now()
  if (dueAt > at.getTime()) return { sent: 0, nextAt: dueAt }
  const taken = await deps.store.transaction(async (tx) => {
    if (lane === 'danger') {
      const from = { lane, channel, most: mostTogether }
      return { leaving: await claimForSending(tx, deps.store, deps.processId, from, at) }
    }
    return claimWithinRate(tx, deps, channel, at)
  })
  await Promise.all(taken.leaving.map((leaving) => sendOne(deps, leaving)))
  return { sent: taken.leaving.length, ...('until' in taken && { nextAt: taken.until }) }
}

interface TakenWithinRate {
  readonly leaving: readonly Leaving[]
  readonly until?: number
}

/** What was granted but not used is given back: it was for texts that wait for their turn. */
async function claimWithinRate(
  tx: Tx,
  deps: SendDeps,
  channel: ChannelName,
  at: Date,
): Promise<TakenWithinRate> {
  const sender = deps.senderOf(channel)
  const rate = await spendRate(tx, sender, mostTogether, deps.senderRate, at)
  if (rate.granted === 0) return { leaving: [], until: rate.until }
  const from = { lane: 'normal', channel, most: rate.granted } as const
  const leaving = await claimForSending(tx, deps.store, deps.processId, from, at)
  const unused = rate.granted - leaving.length
  if (unused > 0) await rate.giveBack(unused)
  return { leaving }
}

async function sendOne(deps: SendDeps, leaving: Leaving): Promise<void> {
  const result = await deps.channel.send({
    id: leaving.id,
    to: leaving.to,
    text: leaving.text,
    ...(leaving.template !== undefined && { template: leaving.template }),
  })
  const at = deps.clock.now()
  try {
    await deps.store.transaction((tx) => recordResult(tx, deps, { leaving, result }, at))
  } catch (error) {
    // A receipt settled it meanwhile, or our lease ran out and another worker has it.
    if (!(error instanceof ClaimLost)) throw error
  }
}

interface Sent {
  readonly leaving: Leaving
  readonly result: SendResult
}

async function recordResult(
  tx: Tx,
  deps: SendDeps,
  { leaving, result }: Sent,
  at: Date,
): Promise<void> {
  const record = recordOf(leaving, result, at)
  await recordSend(tx, leaving.claim, record, at)
  if ('remedy' in result) {
    deps.log.error({ messageId: leaving.id, code: result.code }, result.remedy)
  }
  if (record.status === 'failed') {
    deps.log.warn({ messageId: leaving.id, code: record.code }, 'a text was not sent')
    const detail = { code: record.code }
    await recordEvent(tx, { kind: 'send-failed', messageId: leaving.id, detail }, at)
    await tellNotReached(tx, leaving.id, record.code, at)
  }
  if (result.kind === 'opted-out') await noteRefusal(tx, deps, leaving, at)
  if (result.kind === 'try-later' && result.afterMs !== undefined) {
    await pauseSender(tx, deps.senderOf(leaving.to.channel), at.getTime() + result.afterMs)
  }
  if (record.status === 'queued' && record.maybeTwice) {
    await recordEvent(tx, { kind: 'sent-again', messageId: leaving.id }, at)
  }
}

/** The network refuses because they opted out there: the same state as STOP to us. */
async function noteRefusal(
  tx: Tx,
  { desk }: Pick<SendDeps, 'desk'>,
  leaving: Leaving,
  at: Date,
): Promise<void> {
  if (!(await setOptedOut(tx, leaving.to.id, true, at))) return
  await recordEvent(tx, { kind: 'opted-out', messageId: leaving.id }, at)
  await desk.textsOff(tx, leaving.personId, at)
}

function recordOf(leaving: Leaving, result: SendResult, at: Date): SendRecord {
  switch (result.kind) {
    case 'accepted':
      return { status: 'sent', providerId: result.providerId }
    case 'opted-out':
    case 'outside-window':
    case 'unreachable':
      return { status: 'failed', code: result.code }
    case 'refused':
      // A fault on our side that the operator can mend: danger waits for them and is not given up.
      return leaving.lane === 'danger' && result.remedy !== undefined
        ? tryLater(leaving, result, at)
        : { status: 'failed', code: result.code }
    case 'try-later':
      return tryLater(leaving, result, at)
    case 'unknown':
      // Danger at once, and only once: better twice than not at all. Then it is looked for first.
      return leaving.lane === 'danger' && leaving.attempts === 0
        ? { status: 'queued', dueAt: at, maybeTwice: true }
        : { status: 'unknown' }
    default:
      return assertNever(result)
  }
}

function tryLater(
  leaving: Leaving,
  result: { readonly code: string; readonly afterMs?: number },
  at: Date,
): SendRecord {
  const delay = retryDelay(leaving.lane, leaving.attempts + 1)
  if (delay === undefined) return { status: 'failed', code: result.code }
  const wait = Math.max(delay, result.afterMs ?? 0)
  const dueAt = new Date(at.getTime() + wait)
  return { status: 'queued', dueAt, code: result.code, maybeTwice: false }
}
