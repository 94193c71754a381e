import type { WhoWish } from '../domain/handover.ts'
import type { Effect, Findings } from '../domain/turn.ts'
import { setOptedOut } from '../store/addresses.ts'
import { recordEvent } from '../store/events.ts'
import { noteSafeContact } from '../store/handovers.ts'
import type { Place } from '../store/messages.ts'
import { markAdviserTold, markWelcomed } from '../store/people.ts'
import type { Tx } from '../store/store.ts'
import { raise } from './answer-danger.ts'
import type { HandoverDesk } from './deps.ts'
import type { TakenTurn } from './finish-turn.ts'
import { leaveIt } from './leave-it.ts'

export interface CarriedOut {
  readonly desk: HandoverDesk
  /** Where the turn's texts are now. */
  readonly place: Place
  readonly taken: TakenTurn
}

/** Does one thing that a turn decided on beside its replies, in the transaction that ends it. */
export async function carryOut(
  tx: Tx,
  { desk, place, taken }: CarriedOut,
  effect: Effect,
  at: Date,
): Promise<void> {
  const { talkId, personId } = place
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
      await chooseWho(tx, { desk, place, taken }, effect.wish, at)
      return
    case 'show-earlier':
      await desk.showEarlier(tx, talkId, at)
      return
    case 'told-new-adviser':
      await tellNewAdviser(tx, { place, taken }, at)
      return
    case 'raise-alarm':
      await raiseFound(tx, { desk, place, taken }, { danger: effect.danger }, at)
      return
    case 'note-allegation':
      await raiseFound(tx, { desk, place, taken }, { allegation: effect.allegation }, at)
      return
    case 'note-safe-contact':
      await noteSafeContact(tx, talkId, effect)
      return
    case 'opt-out':
    case 'opt-in':
      await turnTexts(tx, { desk, place }, effect.kind === 'opt-out', at)
      return
    case 'welcomed':
      await markWelcomed(tx, personId, at)
  }
}

async function chooseWho(
  tx: Tx,
  { desk, place, taken }: CarriedOut,
  wish: WhoWish | 'leave',
  at: Date,
): Promise<void> {
  if (wish === 'leave') await leaveIt(tx, { desk, place, state: taken.outcome.state }, at)
  else await desk.chooseWho(tx, place.talkId, wish, at)
}

async function raiseFound(
  tx: Tx,
  { desk, place, taken }: CarriedOut,
  found: Pick<Findings, 'danger' | 'allegation'>,
  at: Date,
): Promise<void> {
  if (taken.findings === undefined) return
  const messageIds = taken.loaded.turn.messages.map((message) => message.id)
  const findings = { ...taken.findings, ...found }
  await raise(tx, desk, { findings, place, messageIds }, at)
}

async function turnTexts(
  tx: Tx,
  { desk, place }: Pick<CarriedOut, 'desk' | 'place'>,
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
