import type { CallResult } from '../../channels/voice.ts'
import { assertNever } from '../../domain/assert-never.ts'
import {
  claimCalls,
  type LeavingCall,
  listSilent,
  nextCallAt,
  recordCall,
} from '../../store/calls.ts'
import { endCall } from '../../store/end-calls.ts'
import type { Tx } from '../../store/store.ts'
import type { CallsDeps } from './calls-deps.ts'
import { isStillNeeded } from './is-still-needed.ts'
import { ringAgain } from './ring-again.ts'

/** With no word of how it ended, a call is given up after this long, in milliseconds. */
const silentMs = 3 * 60_000
/** One that may never have rung, sooner. */
const unknownMs = 60_000
/** One that the provider did not take now. */
const laterMs = 30_000

/**
 * Makes every call that is due, and gives up those of which nobody heard again. Returns when to
 * look again (milliseconds UTC). Two processes never make the same one.
 */
export async function makeCalls(deps: CallsDeps): Promise<number | undefined> {
  await giveUp(deps)
  while (await ringSome(deps));
  return nextCallAt(deps.store)
}

async function giveUp(deps: CallsDeps): Promise<void> {
  const at = deps.clock.now()
  const silent = await listSilent(deps.store, at)
  if (silent.length === 0) return
  await deps.store.transaction(async (tx) => {
    for (const call of silent) {
      await ringAgain(
        tx,
        call,
        { status: 'not-accepted', error: call.error ?? 'silent', afterMs: 0 },
        at,
      )
    }
  })
}

async function ringSome(deps: CallsDeps): Promise<boolean> {
  const { store } = deps
  const at = deps.clock.now()
  const dueAt = await nextCallAt(store)
  if (dueAt === undefined || dueAt > at.getTime()) return false
  const giveUpAt = new Date(at.getTime() + silentMs)
  const leaving = await store.transaction(async (tx) => {
    const claimed = await claimCalls(tx, store, deps.processId, { at, giveUpAt })
    return neededOf(tx, deps, claimed, at)
  })
  await Promise.all(leaving.needed.map((call) => ring(deps, call)))
  return leaving.claimed > 0
}

async function neededOf(tx: Tx, deps: CallsDeps, claimed: readonly LeavingCall[], at: Date) {
  const needed: LeavingCall[] = []
  for (const call of claimed) {
    if (await isStillNeeded(tx, deps, call, at)) needed.push(call)
    else await endCall(tx, call.id, 'stale', at)
  }
  return { needed, claimed: claimed.length }
}

async function ring(deps: CallsDeps, call: LeavingCall): Promise<void> {
  const { id, to, alarmId } = call
  const result = await deps.caller.call({ id, to })
  const ids = { callId: id, alarmId }
  if ('remedy' in result) deps.log.error({ ...ids, code: result.code }, result.remedy)
  deps.log.info({ ...ids, result: result.kind }, 'somebody is rung about an alarm')
  await deps.store.transaction((tx) => record(tx, call, result, deps.clock.now()))
}

/** Whoever pressed 1 meanwhile, or another process, was faster: then nothing is written. */
async function record(tx: Tx, call: LeavingCall, result: CallResult, at: Date): Promise<void> {
  const later = (ms: number) => new Date(at.getTime() + ms)
  switch (result.kind) {
    case 'ringing':
      await recordCall(tx, call, result)
      return
    case 'unknown':
      await recordCall(tx, call, { kind: 'unknown', giveUpAt: later(unknownMs) })
      return
    case 'try-later': {
      const dueAt = later(Math.max(laterMs, result.afterMs ?? 0))
      await recordCall(tx, call, { kind: 'later', dueAt, code: result.code })
      return
    }
    case 'refused':
      await ringAgain(tx, call, { status: 'failed', error: result.code }, at)
      return
    default:
      assertNever(result)
  }
}
