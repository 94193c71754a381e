import { type Audience, type DialogState, emptyDialogState } from '../domain/talk.ts'
import type { Effect, Findings, Reply, TurnOutcome } from '../domain/turn.ts'
import type { Claim } from '../store/claims.ts'
import { recordEvent } from '../store/events.ts'
import { addReply, markAnswered, moveMessages, type Place } from '../store/messages.ts'
import { recountTalk } from '../store/recount-talk.ts'
import type { Tx } from '../store/store.ts'
import { endTurn, openTalk, saveDialogState } from '../store/talks.ts'
import { carryOut } from './carry-out.ts'
import type { MessagingDeps } from './deps.ts'
import type { LoadedTurn } from './load-turn.ts'
import { recordQuestion } from './record-question.ts'
import { type QueuedCard, wordCards } from './word-cards.ts'

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
  'clock' | 'cards' | 'desk' | 'alarmDesk' | 'caseDesk' | 'revisionOf' | 'statusesOf'
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
  const { replyId, cards } = await addReplies(tx, place, taken, at)
  await markAnswered(tx, messageIds, replyId)
  await endTurn(tx, claim, loaded.talk.version, remembered(taken, place))
  for (const effect of caseFirst(outcome.effects))
    await carryOut(tx, { deps, place, taken }, effect, at)
  await wordCards(tx, deps, place.personId, cards, at)
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
  if (audience === undefined || !mayMove(talk.audience, audience)) return { place, moved: 0 }
  const opened = await openTalk(tx, talk.personId, audience, at)
  await saveDialogState(tx, opened.id, outcome.state)
  const asked = turn.messages.map((message) => message.id)
  const texts = [...broughtBy(outcome.effects), ...asked]
  await moveMessages(tx, texts, opened.id)
  if (talk.audience === 'advisers') await recountTalk(tx, talk.id, asked.length)
  const ids = { talkId: opened.id, personId: talk.personId }
  const detail = { from: talk.id, texts: texts.length }
  await recordEvent(tx, { kind: 'audience-opened', ...ids, detail }, at)
  return {
    place: { ...place, talkId: opened.id },
    moved: audience === 'advisers' ? texts.length : 0,
  }
}

/** What an adult did leaves the advisers' talk too, though they read the beginning of it there. */
function mayMove(from: Audience, to: Audience): boolean {
  if (from.startsWith('restricted:')) return false
  return to.startsWith('restricted:') || from === 'sealed'
}

/** Of what an adult did, the talk that it came from remembers nothing. */
function remembered({ loaded, outcome }: TakenTurn, place: Place): DialogState {
  const isElsewhere = place.talkId !== loaded.talk.id
  if (!isElsewhere || audienceOf(outcome.effects) === 'advisers') return outcome.state
  return { ...emptyDialogState, circumstances: loaded.talk.state.circumstances }
}

/** Whoever it may be about is kept out before anybody is told of the danger beside it. */
function caseFirst(effects: readonly Effect[]): readonly Effect[] {
  const rank = ({ kind }: Effect) => Number(kind !== 'note-allegation')
  return effects.toSorted((one, other) => rank(one) - rank(other))
}

function broughtBy(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.kind === 'open-handover' ? (effect.bring ?? []) : []))
}

function audienceOf(effects: readonly Effect[]): 'advisers' | 'restricted:allegation' | undefined {
  const kinds = effects.map((effect) => effect.kind)
  if (kinds.includes('note-allegation')) return 'restricted:allegation'
  return kinds.includes('open-handover') || kinds.includes('raise-alarm') ? 'advisers' : undefined
}

interface Queued {
  /** The one that is the recorded reply. */
  readonly replyId: string
  readonly cards: readonly QueuedCard[]
}

/** Queues the turn's texts in their order. */
async function addReplies(tx: Tx, place: Place, taken: TakenTurn, at: Date): Promise<Queued> {
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
    return { replyId, cards: [] }
  }
  for (const other of before) await addReply(tx, place, { ...shared, ...other }, at)
  const replyId = await addReply(tx, place, { ...shared, ...reply }, at)
  for (const other of after) await addReply(tx, place, { ...shared, ...other }, at)
  const { card } = reply
  return { replyId, cards: card === undefined ? [] : [{ messageId: replyId, card }] }
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
