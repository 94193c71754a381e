import type { WhoWish } from '../domain/handover.ts'
import type { Effect, Findings } from '../domain/turn.ts'
import { setOptedOut } from '../store/addresses.ts'
import { recordEvent } from '../store/events.ts'
import { noteSafeContact } from '../store/handovers.ts'
import type { Place } from '../store/messages.ts'
import { markAdviserTold, markWelcomed } from '../store/people.ts'
import type { Tx } from '../store/store.ts'
import { raise } from './answer-danger.ts'
import type { MessagingDeps } from './deps.ts'
import type { TakenTurn } from './finish-turn.ts'
import { leaveIt } from './leave-it.ts'

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
      const { reason, wish } = effect
      // What was found has opened the handover it needs.
      if (reason === 'danger' || reason === 'allegation') return
      await desk.open(tx, { ...ids, reason, ...(wish !== undefined && { wish }) }, at)
      return
    }
    case 'choose-who':
      await chooseWho(tx, { deps, place, taken }, effect.wish, at)
      return
    case 'show-earlier':
      await desk.showEarlier(tx, talkId, at)
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
      await noteSafeContact(tx, talkId, effect)
      return
    case 'opt-out':
    case 'opt-in':
      await turnTexts(tx, { deps, place }, effect.kind === 'opt-out', at)
      return
    case 'welcomed':
      await markWelcomed(tx, personId, at)
  }
}

async function chooseWho(
  tx: Tx,
  { deps: { desk }, place, taken }: CarriedOut,
  wish: WhoWish | 'leave',
  at: Date,
): Promise<void> {
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
  const findings = { ...taken.findings, ...found }
  await raise(tx, deps, { findings, place, messageIds }, at)
}

async function turnTexts(
  tx: Tx,
  { deps: { desk }, place }: Pick<CarriedOut, 'deps' | 'place'>,
  off: boolean,
  at: Date,
): Promise<void> {
  const { talkId, personId } = place
  if (!(await setOptedOut(tx, place.addressId, off, at))) return
  await recordEvent(tx, { kind: off ? 'opted-out' : 'opted-in', talkId, personId }, at)
  if (off) await desk.textsOff(tx, personId, at)
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
