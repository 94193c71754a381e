import type { Effect, Findings, Reply, TurnOutcome } from '../domain/turn.ts'
import type { Claim } from '../store/claims.ts'
import { recordEvent } from '../store/events.ts'
import { addReply, markAnswered, moveMessages, type Place } from '../store/messages.ts'
import type { Tx } from '../store/store.ts'
import { endTurn, openTalk, saveDialogState } from '../store/talks.ts'
import { carryOut } from './carry-out.ts'
import type { MessagingDeps } from './deps.ts'
import type { LoadedTurn } from './load-turn.ts'
import { recordQuestion } from './record-question.ts'

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

export type FinishDeps = Pick<
  MessagingDeps,
  'clock' | 'desk' | 'alarmDesk' | 'caseDesk' | 'revisionOf'
>

/**
 * Everything a turn leaves behind, in the caller's one transaction: its replies queued, the
 * unread texts answered by exactly one of them, the talk's state, handover, alarm, events and the
 * question row. Throws `TurnStale` or `ClaimLost` when the talk is no longer as it was read.
 */
export async function finishTurn(tx: Tx, deps: FinishDeps, taken: TakenTurn): Promise<void> {
  const { claim, loaded, outcome } = taken
  const { desk } = deps
  const at = deps.clock.now()
  const { place, moved } = await moveToAudience(tx, taken, at)
  const messageIds = loaded.turn.messages.map((message) => message.id)
  const replyId = await addReplies(tx, place, taken, at)
  await markAnswered(tx, messageIds, replyId)
  await endTurn(tx, claim, loaded.talk.version, outcome.state)
  for (const effect of outcome.effects) await carryOut(tx, { deps, place, taken }, effect, at)
  for (let text = 0; text < moved; text += 1) await desk.textCameIn(tx, place, at)
  await recordAnswered(tx, place, { taken, replyId }, at)
  await recordQuestion(tx, deps, place, taken, at)
}

interface Moved {
  readonly place: Place
  /** How many texts of theirs came to where advisers read. */
  readonly moved: number
}

/**
 * From the text that asked for a person or raised danger on, the talk is the advisers'; an
 * allegation is for its officers. What was said before stays where it was, sealed, but for the
 * texts that the person is asked about.
 */
async function moveToAudience(tx: Tx, taken: TakenTurn, at: Date): Promise<Moved> {
  const { loaded, outcome } = taken
  const audience = audienceOf(outcome.effects)
  const { talk, turn, place } = loaded
  if (audience === undefined || talk.audience === audience || talk.audience !== 'sealed') {
    return { place, moved: 0 }
  }
  const opened = await openTalk(tx, talk.personId, audience, at)
  await saveDialogState(tx, opened.id, outcome.state)
  const asked = turn.messages.map((message) => message.id)
  const texts = [...broughtBy(outcome.effects), ...asked]
  await moveMessages(tx, texts, opened.id)
  const ids = { talkId: opened.id, personId: talk.personId }
  const detail = { from: talk.id, texts: texts.length }
  await recordEvent(tx, { kind: 'audience-opened', ...ids, detail }, at)
  return {
    place: { ...place, talkId: opened.id },
    moved: audience === 'advisers' ? texts.length : 0,
  }
}

function broughtBy(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.kind === 'open-handover' ? (effect.bring ?? []) : []))
}

function audienceOf(effects: readonly Effect[]): 'advisers' | 'restricted:allegation' | undefined {
  const kinds = effects.map((effect) => effect.kind)
  if (kinds.includes('note-allegation')) return 'restricted:allegation'
  return kinds.includes('open-handover') || kinds.includes('raise-alarm') ? 'advisers' : undefined
}

/** Queues the turn's texts in their order and returns the one that is the recorded reply. */
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
  const { before, reply, after } = aroundReply(outcome.replies)
  if (withheld !== undefined) {
    const replyId = await addReply(tx, place, { ...shared, ...reply }, at)
    const ids = { talkId: place.talkId, personId: place.personId, messageId: replyId }
    await recordEvent(tx, { kind: 'reply-withheld', ...ids, detail: { because: withheld } }, at)
    return replyId
  }
  for (const other of before) await addReply(tx, place, { ...shared, ...other }, at)
  const replyId = await addReply(tx, place, { ...shared, ...reply }, at)
  for (const other of after) await addReply(tx, place, { ...shared, ...other }, at)
  return replyId
}

/** After STOP the network has replied already, and would refuse ours. Silence is recorded too. */
function withheldOf({ loaded, outcome, withheld }: TakenTurn): string | undefined {
  if (outcome.kind === 'crisis' || outcome.kind === 'allegation') return undefined
  if (loaded.turn.messages.at(-1)?.optOut === 'stop') return 'network-replied'
  return outcome.replies.length === 0 ? outcome.because : withheld
}

interface AroundReply {
  readonly before: readonly Reply[]
  readonly reply: Reply
  readonly after: readonly Reply[]
}

/** Silence has a reply too: it is recorded, and empty. */
function aroundReply(replies: readonly Reply[]): AroundReply {
  const at = replies.findIndex((one) => one.role === 'reply')
  const reply = replies[at] ?? { role: 'reply', text: '' }
  return { before: replies.slice(0, Math.max(at, 0)), reply, after: replies.slice(at + 1) }
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
