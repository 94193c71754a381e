import type { Findings } from '../domain/turn.ts'
import { type DialogState, emptyDialogState } from '../domain/talk.ts'
import { priorityOf } from '../safeguarding/priority-of.ts'
import { recordEvent } from '../store/events.ts'
import { findOpenDanger, openAlarm } from '../store/alarms.ts'
import { openHandover } from '../store/handovers.ts'
import { addReply, markAnswered, type Place } from '../store/messages.ts'
import type { Tx } from '../store/store.ts'
import { loadTalk, moveVersions, saveDialogState } from '../store/talks.ts'
import type { FixedCards, HandoverDesk } from './deps.ts'

interface Dangerous {
  readonly findings: Findings
  readonly place: Place
  readonly messageIds: readonly string[]
}

/**
 * The alarm, its handover and the fixed card, in the transaction that stores the text. Nothing
 * here can fail for want of the index, the articles or the words: the cards were rendered at start.
 * An open alarm is joined, and its second reply is the short one.
 */
export async function answerDanger(
  tx: Tx,
  { cards, desk }: { readonly cards: FixedCards; readonly desk: HandoverDesk },
  { findings, place, messageIds }: Dangerous,
  at: Date,
): Promise<void> {
  const openKind = await findOpenDanger(tx, place.talkId)
  await raise(tx, desk, { findings, place, messageIds }, at)
  const said = cardFor(cards, findings, openKind)
  const reply = { ...said, role: 'reply', lane: 'danger', always: true } as const
  const replyId = await addReply(tx, place, reply, at)
  await markAnswered(tx, messageIds, replyId)
  await moveVersions(tx, place.personId)
  const { state } = await loadTalk(tx, place.talkId)
  const { circumstances } = state
  await saveDialogState(tx, place.talkId, { ...emptyDialogState, circumstances, ...said.state })
}

/** Opens, or joins, the alarms of what was found, each with the talk's handover. */
export async function raise(
  tx: Tx,
  desk: HandoverDesk,
  { findings, place, messageIds }: Dangerous,
  at: Date,
): Promise<void> {
  const ids = { talkId: place.talkId, personId: place.personId }
  const messageId = messageIds.at(-1) ?? ''
  const { danger, allegation } = findings
  // An allegation is for its officers: nobody of the team is chosen, and nobody is told.
  const { id: handoverId } =
    danger === undefined || allegation !== undefined
      ? await openHandover(tx, { ...ids, reason: 'allegation' }, at)
      : await desk.open(tx, { ...ids, reason: 'danger', priority: priorityOf(danger) }, at)
  if (danger !== undefined) {
    await openAlarm(tx, { ...ids, handoverId, messageId, category: 'danger', ...danger }, at)
    const detail = { danger: danger.kind }
    await recordEvent(tx, { kind: 'danger-found', ...ids, messageId, handoverId, detail }, at)
  }
  if (allegation !== undefined) {
    const kind = 'allegation'
    await openAlarm(tx, { ...ids, handoverId, messageId, category: kind, kind, ...allegation }, at)
    await recordEvent(tx, { kind: 'allegation-found', ...ids, messageId, handoverId }, at)
  }
}

interface Said {
  readonly text: string
  readonly outcome: string
  readonly because: string
  readonly state: Partial<DialogState>
}

/**
 * Danger to life comes before an allegation in the same text: its card has the numbers. A second
 * text of the same danger gets the short card; another kind has a card of its own.
 */
function cardFor(
  cards: FixedCards,
  { danger, allegation }: Findings,
  openKind: string | undefined,
): Said {
  if (danger === undefined) {
    const because = `allegation: ${allegation?.rule ?? ''}`
    return { text: cards.allegation, outcome: 'allegation', because, state: cards.afterAllegation }
  }
  const text = openKind === danger.kind ? cards.dangerAgain : cards.danger(danger.kind)
  const because = `${danger.kind}: ${danger.rule}`
  return { text, outcome: 'crisis', because, state: cards.afterDanger }
}
