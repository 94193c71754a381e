import type { Findings, TurnOutcome } from '../domain/turn.ts'
import { type Claim, ClaimLost } from '../store/claims.ts'
import type { Tx } from '../store/store.ts'
import {
  claimTalks,
  nextTalkDueAt,
  releaseAnsweredTalk,
  releaseTalk,
  TurnStale,
} from '../store/talks.ts'
import type { MessagingDeps } from './deps.ts'
import { finishTurn } from './finish-turn.ts'
import { type LoadedTurn, loadTurn } from './load-turn.ts'
import { withheldBecause } from './withhold.ts'

/** A turn that takes longer is answered with an apology, in milliseconds. */
const turnDeadlineMs = 5000
/** Turns in hand at the same time, in one process. */
const mostTogether = 8
/** A turn whose talk changed twice under it is taken the third time with the talk's row held. */
const attemptsBeforeHolding = 2
/** Before a turn that could not be written is taken again, in milliseconds. */
const retryAfterMs = 1000

/**
 * Answers every talk whose unread texts are due, and returns when the next one is (milliseconds
 * UTC), if any waits. A talk is in one worker's hands at a time; a burst is one turn.
 */
export async function processInbox(deps: MessagingDeps): Promise<number | undefined> {
  for (;;) {
    const at = deps.clock.now()
    const claims = await deps.store.transaction((tx) =>
      claimTalks(tx, deps.store, deps.processId, mostTogether, at),
    )
    if (claims.length === 0) return nextTalkDueAt(deps.store)
    await Promise.all(claims.map((claim) => processTalk(deps, claim)))
  }
}

async function processTalk(deps: MessagingDeps, claim: Claim): Promise<void> {
  try {
    await takeAndFinish(deps, claim)
  } catch (error) {
    if (error instanceof ClaimLost) return
    const stale = error instanceof TurnStale
    if (!stale) deps.log.error({ talkId: claim.id, err: nameOf(error) }, 'a turn was not written')
    const dueAt = new Date(deps.clock.now().getTime() + (stale ? 0 : retryAfterMs))
    await deps.store.transaction((tx) => releaseTalk(tx, claim, dueAt))
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

async function takeAndFinish(deps: MessagingDeps, claim: Claim): Promise<void> {
  const loaded = await loadTurn(deps.store, claim.id, deps.clock.now())
  if (loaded === undefined) {
    await deps.store.transaction((tx) => releaseAnsweredTalk(tx, claim))
    return
  }
  if (loaded.talk.attempts >= attemptsBeforeHolding) {
    await takeHolding(deps, claim)
    return
  }
  const taken = await take(deps, loaded)
  await deps.store.transaction((tx) => finishTurn(tx, deps, { claim, loaded, ...taken }))
}

/** With the row held nobody can move the version: this attempt is the last one needed. */
async function takeHolding(deps: MessagingDeps, claim: Claim): Promise<void> {
  await deps.store.transaction(async (tx: Tx) => {
    const loaded = await loadTurn(tx, claim.id, deps.clock.now(), { lock: true })
    if (loaded === undefined) {
      await releaseAnsweredTalk(tx, claim)
      return
    }
    const taken = await take(deps, loaded)
    await finishTurn(tx, deps, { claim, loaded, ...taken })
  })
}

interface Taken {
  readonly findings: Findings | undefined
  readonly outcome: TurnOutcome
  readonly withheld: string | undefined
  readonly failed: boolean
}

/** A turn that throws or takes too long becomes an apology with a way to reach a person. */
async function take(deps: MessagingDeps, loaded: LoadedTurn): Promise<Taken> {
  const { turn } = loaded
  let findings: Findings | undefined
  const deadline = new AbortController()
  try {
    findings = deps.assistant.assess(
      turn.messages.map((message) => message.text),
      turn.recent,
    )
    const tooLong = deps.clock.wait(turnDeadlineMs, deadline.signal).then(() => undefined)
    const outcome = await Promise.race([deps.assistant.takeTurn(turn, findings), tooLong])
    if (outcome === undefined) throw new TurnTooLong()
    const withheld = withheldBecause(deps.countries(), { ...loaded, outcome })
    return { findings, outcome, withheld, failed: false }
  } catch (error) {
    const ids = { personId: turn.person.id, messageId: turn.messages.at(-1)?.id }
    deps.log.error({ ...ids, err: nameOf(error) }, 'a turn failed; an apology is sent')
    const outcome = deps.assistant.apologise(turn)
    return { findings, outcome, withheld: undefined, failed: true }
  } finally {
    deadline.abort()
  }
}

class TurnTooLong extends Error {
  constructor() {
    super(`The turn took over ${turnDeadlineMs} ms`)
    this.name = 'TurnTooLong'
  }
}
