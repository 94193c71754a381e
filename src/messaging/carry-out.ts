import type { WhoWish } from '../domain/handover.ts'
import type { Effect, Findings } from '../domain/turn.ts'
import { setOptedOut } from '../store/addresses.ts'
import { recordEvent } from '../store/events.ts'
import type { SafeContact } from '../store/case-contact.ts'
import type { Place } from '../store/messages.ts'
import {
  markAdviserTold,
  markAskedIfHelped,
  markNoticeTold,
  markWelcomed,
} from '../store/people.ts'
import type { Tx } from '../store/store.ts'
import { raise } from './answer-danger.ts'
import type { MessagingDeps } from './deps.ts'
import type { TakenTurn } from './finish-turn.ts'
import { leaveIt } from './leave-it.ts'
import { turnDiscreet } from './turn-discreet.ts'

export interface CarriedOut {
  readonly deps: Pick<MessagingDeps, 'desk' | 'alarmDesk' | 'caseDesk'>
  /** Where the turn's texts are now. */
  readonly place: Place
  readonly taken: TakenTurn
}

/** Does one thing that a turn decided on beside its replies, in the transaction that ends it. */
export async function carryOut(
  tx: Tx,
  { deps, place, taken }: CarriedOut,
  effect: Effect,
  at: Date,
): Promise<void> {
  const { talkId, personId } = place
  const { desk } = deps
  const ids = { talkId, personId }
  switch (effect.kind) {
    case 'open-handover': {
      const { reason, priority, wish } = effect
      // What was found has opened the handover it needs.
      if (reason === 'danger' || reason === 'allegation') return
      if (isRestricted(taken)) {
        await deps.caseDesk.askedForPerson(tx, talkId, at)
        return
      }
      const more = {
        ...(priority !== undefined && { priority }),
        ...(wish !== undefined && { wish }),
      }
      await desk.open(tx, { ...ids, reason, ...more }, at)
      return
    }
    case 'choose-who':
      await chooseWho(tx, { deps, place, taken }, effect.wish, at)
      return
    case 'show-earlier':
      if (!isRestricted(taken)) await desk.showEarlier(tx, talkId, at)
      return
    case 'told-new-adviser':
      await tellNewAdviser(tx, { place, taken }, at)
      return
    case 'raise-alarm':
      await raiseFound(tx, { deps, place, taken }, { danger: effect.danger }, at)
      return
    case 'note-allegation':
      await raiseFound(tx, { deps, place, taken }, { allegation: effect.allegation }, at)
      return
    case 'danger-answer':
      await deps.alarmDesk.answered(tx, personId, effect.answer, at)
      return
    case 'taken-back':
      await deps.alarmDesk.takenBack(tx, personId, at)
      return
    case 'note-safe-contact':
      await deps.caseDesk.noteContact(tx, talkId, contactOf(effect), at)
      return
    case 'note-about':
      await deps.caseDesk.noteAbout(tx, talkId, effect.about, at)
      return
    case 'about-told':
      await carryOutOfCase(tx, { deps, place, taken }, effect, at)
      return
    case 'opt-out':
    case 'opt-in':
      await turnTexts(tx, { deps, place, taken }, effect.kind === 'opt-out', at)
      return
    case 'discreet':
      await turnDiscreet(tx, place, effect.on, at)
      return
    case 'welcomed':
      await markWelcomed(tx, personId, at)
      return
    case 'asked-if-helped':
      if (taken.withheld === undefined) await markAskedIfHelped(tx, personId, at)
      return
    case 'told-notice':
      if (taken.withheld === undefined) await markNoticeTold(tx, personId, effect.id)
      return
    case 'helped':
    case 'suggested':
      // Part of what is written of the question itself: see recordQuestion.
      return
  }
}

/** What is said in a restricted talk is for the allegations officers: it brings nobody else in. */
function isRestricted({ loaded }: TakenTurn): boolean {
  return loaded.talk.audience.startsWith('restricted:')
}

function contactOf({ how, when }: Effect & { readonly kind: 'note-safe-contact' }): SafeContact {
  return { how, ...(when !== undefined && { when }) }
}

async function carryOutOfCase(
  tx: Tx,
  { deps: { caseDesk }, place: { talkId } }: CarriedOut,
  { answer, texts, person }: Effect & { readonly kind: 'about-told' },
  at: Date,
): Promise<void> {
  if (answer === 'something-else') {
    const leaving = { messageIds: texts, ...(person !== undefined && { person }) }
    await caseDesk.somethingElse(tx, talkId, leaving, at)
  } else if (person === undefined) {
    await caseDesk.toldMore(tx, talkId, at)
  } else {
    await caseDesk.askedForPerson(tx, talkId, at)
  }
}

async function chooseWho(
  tx: Tx,
  { deps: { desk }, place, taken }: CarriedOut,
  wish: WhoWish | 'leave',
  at: Date,
): Promise<void> {
  if (isRestricted(taken)) return
  if (wish === 'leave') await leaveIt(tx, { desk, place, state: taken.outcome.state }, at)
  else await desk.chooseWho(tx, place.talkId, wish, at)
}

async function raiseFound(
  tx: Tx,
  { deps, place, taken }: CarriedOut,
  found: Pick<Findings, 'danger' | 'allegation'>,
  at: Date,
): Promise<void> {
  if (taken.findings === undefined) return
  const messageIds = taken.loaded.turn.messages.map((message) => message.id)
  // Each effect raises its own, once.
  await raise(tx, deps, { findings: found, place, messageIds }, at)
}

async function turnTexts(
  tx: Tx,
  { deps: { desk, caseDesk }, place, taken }: CarriedOut,
  off: boolean,
  at: Date,
): Promise<void> {
  const { talkId, personId } = place
  if (!(await setOptedOut(tx, place.addressId, off, at))) return
  await recordEvent(tx, { kind: off ? 'opted-out' : 'opted-in', talkId, personId }, at)
  if (!off) return
  await desk.textsOff(tx, personId, at)
  if (isRestricted(taken)) await caseDesk.textsOff(tx, talkId, at)
}

/** Told, unless the reply it goes with is not sent. */
async function tellNewAdviser(
  tx: Tx,
  { place, taken }: Pick<CarriedOut, 'place' | 'taken'>,
  at: Date,
): Promise<void> {
  const { adviserId } = taken.loaded.turn.person
  if (taken.withheld !== undefined || adviserId === undefined) return
  const { talkId, personId } = place
  await markAdviserTold(tx, personId, adviserId)
  await recordEvent(tx, { kind: 'new-adviser-told', talkId, personId, staffId: adviserId }, at)
}
