import { maskPersonal } from '../domain/mask.ts'
import type { Effect, Findings, Reply, TurnOutcome } from '../domain/turn.ts'
import { setOptedOut } from '../store/addresses.ts'
import type { Claim } from '../store/claims.ts'
import { recordEvent } from '../store/events.ts'
import { noteSafeContact, openHandover } from '../store/handovers.ts'
import { addReply, markAnswered, moveMessages, type Place } from '../store/messages.ts'
import { markWelcomed } from '../store/people.ts'
import { addQuestion } from '../store/questions.ts'
import type { Tx } from '../store/store.ts'
import { endTurn, openTalk, saveDialogState } from '../store/talks.ts'
import { raise } from './answer-danger.ts'
import type { MessagingDeps } from './deps.ts'
import type { LoadedTurn } from './load-turn.ts'

/** A turn that was taken, as it is to be written. */
export interface TakenTurn {
  readonly claim: Claim
  readonly loaded: LoadedTurn
  readonly findings: Findings | undefined
  readonly outcome: TurnOutcome
  /** Why the reply is recorded but not sent, if it is not. */
  readonly withheld: string | undefined
  /** The turn threw or took too long: the outcome is the apology. */
  readonly failed: boolean
}

/**
 * Everything a turn leaves behind, in the caller's one transaction: its replies queued, the
 * unread texts answered by exactly one of them, the talk's state, handover, alarm, events and the
 * question row. Throws `TurnStale` or `ClaimLost` when the talk is no longer as it was read.
 */
export async function finishTurn(
  tx: Tx,
  deps: Pick<MessagingDeps, 'clock' | 'revisionOf'>,
  taken: TakenTurn,
): Promise<void> {
  const { claim, loaded, outcome } = taken
  const at = deps.clock.now()
  const place = await moveToAudience(tx, taken, at)
  const messageIds = loaded.turn.messages.map((message) => message.id)
  const replyId = await addReplies(tx, place, taken, at)
  await markAnswered(tx, messageIds, replyId)
  await endTurn(tx, claim, loaded.talk.version, outcome.state)
  for (const effect of outcome.effects) await carryOut(tx, { place, taken, effect }, at)
  await recordAnswered(tx, place, { taken, replyId }, at)
  await recordQuestion(tx, deps, place, taken, at)
}

/**
 * From the text that asked for a person or raised danger on, the talk is the advisers'; an
 * allegation is for its officers. What was said before stays where it was: sealed.
 */
async function moveToAudience(tx: Tx, taken: TakenTurn, at: Date): Promise<Place> {
  const { loaded, outcome } = taken
  const audience = audienceOf(outcome.effects)
  const { talk, turn, place } = loaded
  if (audience === undefined || talk.audience === audience || talk.audience !== 'sealed') {
    return place
  }
  const opened = await openTalk(tx, talk.personId, audience, at)
  await saveDialogState(tx, opened.id, outcome.state)
  await moveMessages(
    tx,
    turn.messages.map((message) => message.id),
    opened.id,
  )
  const ids = { talkId: opened.id, personId: talk.personId }
  await recordEvent(tx, { kind: 'audience-opened', ...ids, detail: { from: talk.id } }, at)
  return { ...place, talkId: opened.id }
}

function audienceOf(effects: readonly Effect[]): 'advisers' | 'restricted:allegation' | undefined {
  const kinds = effects.map((effect) => effect.kind)
  if (kinds.includes('note-allegation')) return 'restricted:allegation'
  return kinds.includes('open-handover') || kinds.includes('raise-alarm') ? 'advisers' : undefined
}

/** Queues the turn's texts and returns the one that is the recorded reply. */
async function addReplies(tx: Tx, place: Place, taken: TakenTurn, at: Date): Promise<string> {
  const { outcome } = taken
  const withheld = withheldOf(taken)
  const urgent = outcome.kind === 'crisis' || outcome.kind === 'allegation'
  const shared = {
    lane: urgent ? 'danger' : 'normal',
    always: urgent || outcome.effects.some((effect) => effect.kind === 'opt-out'),
    outcome: outcome.kind,
    because: outcome.because,
    ...(withheld !== undefined && { withheld }),
  } as const
  const [reply, ...others] = replyFirst(outcome.replies)
  const replyId = await addReply(tx, place, { ...shared, ...reply, role: 'reply' }, at)
  if (withheld !== undefined) {
    const ids = { talkId: place.talkId, personId: place.personId, messageId: replyId }
    await recordEvent(tx, { kind: 'reply-withheld', ...ids, detail: { because: withheld } }, at)
    return replyId
  }
  for (const other of others) await addReply(tx, place, { ...shared, ...other }, at)
  return replyId
}

/** After STOP the network has replied already, and would refuse ours. Silence is recorded too. */
function withheldOf({ loaded, outcome, withheld }: TakenTurn): string | undefined {
  if (outcome.kind === 'crisis' || outcome.kind === 'allegation') return undefined
  if (loaded.turn.messages.at(-1)?.optOut === 'stop') return 'network-replied'
  return outcome.replies.length === 0 ? outcome.because : withheld
}

function replyFirst(replies: readonly Reply[]): readonly [Reply, ...Reply[]] {
  const reply = replies.find((one) => one.role === 'reply') ?? { role: 'reply', text: '' }
  return [reply, ...replies.filter((one) => one !== reply)]
}

interface CarriedOut {
  readonly place: Place
  readonly taken: TakenTurn
  readonly effect: Effect
}

async function carryOut(tx: Tx, { place, taken, effect }: CarriedOut, at: Date): Promise<void> {
  const { loaded, findings } = taken
  const ids = { talkId: place.talkId, personId: place.personId }
  const messageIds = loaded.turn.messages.map((message) => message.id)
  switch (effect.kind) {
    case 'open-handover': {
      const adviser = loaded.turn.adviser?.id
      const forWhom = adviser === undefined ? {} : { forStaffId: adviser }
      const opened = await openHandover(tx, { ...ids, reason: effect.reason, ...forWhom }, at)
      if (!opened.opened) return
      const detail = { reason: effect.reason }
      await recordEvent(
        tx,
        { kind: 'handover-requested', ...ids, handoverId: opened.id, detail },
        at,
      )
      return
    }
    case 'raise-alarm':
      if (findings === undefined) return
      await raise(tx, { findings: { ...findings, danger: effect.danger }, place, messageIds }, at)
      return
    case 'note-allegation': {
      if (findings === undefined) return
      const { allegation } = effect
      await raise(tx, { findings: { ...findings, allegation }, place, messageIds }, at)
      return
    }
    case 'note-safe-contact':
      await noteSafeContact(tx, place.talkId, effect)
      return
    case 'opt-out':
    case 'opt-in': {
      const off = effect.kind === 'opt-out'
      if (!(await setOptedOut(tx, place.addressId, off, at))) return
      await recordEvent(tx, { kind: off ? 'opted-out' : 'opted-in', ...ids }, at)
      return
    }
    case 'welcomed':
      await markWelcomed(tx, place.personId, at)
  }
}

async function recordAnswered(
  tx: Tx,
  place: Place,
  { taken, replyId }: { taken: TakenTurn; replyId: string },
  at: Date,
): Promise<void> {
  const { outcome, failed, loaded } = taken
  const ids = { talkId: place.talkId, personId: place.personId, messageId: replyId }
  const detail = { outcome: outcome.kind, messages: loaded.turn.messages.length }
  await recordEvent(tx, { kind: failed ? 'turn-failed' : 'answered', ...ids, detail }, at)
}

/** The outcomes an editor can make better. Danger, allegations and silence never come here. */
const editable: ReadonlySet<string> = new Set(['answer', 'choose', 'none', 'person'])

async function recordQuestion(
  tx: Tx,
  deps: Pick<MessagingDeps, 'revisionOf'>,
  place: Place,
  { loaded, findings, outcome }: TakenTurn,
  at: Date,
): Promise<void> {
  const restricted = loaded.talk.audience.startsWith('restricted:')
  const endangered = loaded.turn.openAlarm !== undefined || findings?.earlierDanger !== undefined
  if (findings === undefined || restricted || endangered || !editable.has(outcome.kind)) return
  const { person, adviser } = loaded.turn
  const names = [person.preferredName, adviser?.firstName].filter((name) => name !== undefined)
  const masked = maskPersonal(findings.question, names)
  const topic = outcome.topics[0]
  const revisionId = topic === undefined ? undefined : deps.revisionOf(topic, findings.language)
  const { talkId, personId } = place
  const question = { talkId, personId, masked, words: informativeWords(masked) }
  const { language } = findings
  const { kind, topics } = outcome
  await addQuestion(
    tx,
    {
      ...question,
      language,
      outcome: kind,
      topics,
      ...(revisionId !== undefined && { revisionId }),
    },
    at,
  )
}

function informativeWords(masked: string): readonly string[] {
  return [...new Set(masked.toLowerCase().match(/\p{L}{4,}/gu) ?? [])]
}
