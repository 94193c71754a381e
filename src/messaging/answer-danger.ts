import type { Findings } from '../domain/turn.ts'
import { type DialogState, emptyDialogState } from '../domain/talk.ts'
import { addReply, markAnswered, type Place } from '../store/messages.ts'
import { closeQuestions } from '../store/questions.ts'
import type { Tx } from '../store/store.ts'
import { loadTalk, moveVersions, saveDialogState } from '../store/talks.ts'
import type { MessagingDeps, Raised, RaisedCase } from './deps.ts'
import { turnDiscreet } from './turn-discreet.ts'

interface Dangerous {
  readonly findings: Findings
  readonly place: Place
  readonly messageIds: readonly string[]
}

type RaiseDeps = Pick<MessagingDeps, 'alarmDesk' | 'caseDesk'>

/**
 * The alarm, its handover and the fixed card, in the transaction that stores the text. Nothing
 * here can fail for want of the index, the articles or the words: the cards were rendered at start.
 * An open alarm is joined, and its second reply is the short one.
 */
export async function answerDanger(
  tx: Tx,
  deps: RaiseDeps & Pick<MessagingDeps, 'cards'>,
  { findings, place, messageIds }: Dangerous,
  at: Date,
): Promise<void> {
  const raised = await raise(tx, deps, { findings, place, messageIds }, at)
  const said = cardFor(deps, findings, raised)
  const reply = { ...said, role: 'reply', lane: 'danger', always: true } as const
  const replyId = await addReply(tx, place, reply, at)
  for (const text of deps.cards.beside(findings, place.channel)) {
    await addReply(tx, place, { ...reply, role: 'welcome', text }, at)
  }
  if (findings.wishes.includes('discreet')) await turnDiscreet(tx, place, true, at)
  await markAnswered(tx, messageIds, replyId)
  const { state, audience } = await loadTalk(tx, place.talkId)
  await moveVersions(tx, place.personId, audience)
  const { circumstances } = state
  await saveDialogState(tx, place.talkId, { ...emptyDialogState, circumstances, ...said.state })
}

interface Raising extends Omit<Dangerous, 'findings'> {
  readonly findings: Pick<Findings, 'danger' | 'allegation'>
}

/** What became of what was found. */
interface RaisedBoth {
  readonly danger?: Raised
  readonly case?: RaisedCase
}

/** Opens, or joins, the alarm and the case of what was found; editors read nothing that led to it. */
export async function raise(
  tx: Tx,
  { alarmDesk, caseDesk }: RaiseDeps,
  { findings, place, messageIds }: Raising,
  at: Date,
): Promise<RaisedBoth> {
  const messageId = messageIds.at(-1) ?? ''
  const { danger, allegation } = findings
  await closeQuestions(tx, place.personId, at)
  return {
    ...(allegation !== undefined && {
      case: await caseDesk.raise(tx, { place, messageId, allegation }, at),
    }),
    ...(danger !== undefined && {
      danger: await alarmDesk.raise(tx, { place, messageId, danger }, at),
    }),
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
  { cards }: Pick<MessagingDeps, 'cards'>,
  { danger, allegation }: Findings,
  raised: RaisedBoth,
): Said {
  if (danger === undefined || raised.danger === undefined) {
    const because = `allegation: ${allegation?.rule ?? ''}`
    const outcome = 'allegation'
    if (raised.case?.contactKnown === true) {
      return { text: cards.allegationAgain, outcome, because, state: {} }
    }
    return { text: cards.allegation, outcome, because, state: cards.afterAllegation }
  }
  const { told, knownKind } = raised.danger
  const { kind } = danger
  const text = cards.say({ card: knownKind === kind ? 'again' : 'danger', kind }, told)
  const because = `${danger.kind}: ${danger.rule}`
  return { text, outcome: 'crisis', because, state: cards.afterDanger }
}
