import type { Clock } from '../../domain/clock.ts'
import type { Allegation, Danger, DangerKind, Level } from '../../domain/danger.ts'
import { dangerKinds } from '../../domain/danger.ts'
import { recordEvent } from '../../store/events.ts'
import { moveMessages, type Place } from '../../store/messages.ts'
import { addMiss, holdUnraised, noteRaised } from '../../store/misses.ts'
import { findPlace } from '../../store/message-places.ts'
import type { Store, Tx } from '../../store/store.ts'
import { openTalk, talkForInbound } from '../../store/talks.ts'

interface Raised {
  readonly place: Place
  readonly messageId: string
}

/** What reporting a miss works with: the desks of src/messaging/deps.ts have this shape. */
export interface MissDeps {
  readonly store: Store
  readonly clock: Clock
  readonly alarmDesk: {
    raise(
      tx: Tx,
      raised: Raised & { readonly danger: Danger },
      at: Date,
    ): Promise<{ readonly alarmId: string }>
  }
  readonly caseDesk: {
    raise(tx: Tx, raised: Raised & { readonly allegation: Allegation }, at: Date): Promise<unknown>
  }
}

export interface Report {
  /** A text that the reporter may see. */
  readonly messageId: string
  readonly kind: DangerKind | 'allegation'
  readonly note: string
  /** Raise an alarm of this level at once; an allegation goes to its officers in any case. */
  readonly raise?: Level
  readonly by: string
}

const rule = 'reported by staff'
/** A text older than this is looked at, but raises nothing by itself. */
export const raisableMs = 7 * 24 * 60 * 60 * 1000

/** Keeps that a text should have raised an alarm, and raises it if asked; 'known': it is reported. */
export async function reportMiss(
  deps: MissDeps,
  { messageId, kind, note, raise, by }: Report,
): Promise<'reported' | 'known'> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const { place } = await findPlace(tx, messageId)
    const { talkId, personId } = place
    const miss = { messageId, talkId, personId, kind, reportedBy: by, note }
    const missId = await addMiss(tx, miss, at)
    if (missId === undefined) return 'known'
    // Before the text moves: that it was reported is known where it was read.
    const ids = { talkId, personId, messageId, staffId: by }
    if (kind !== 'allegation') await recordEvent(tx, { kind: 'miss-reported', ...ids }, at)
    if (kind === 'allegation') await raiseCase(tx, deps, { place, messageId }, at)
    else if (raise !== undefined) await raiseAlarm(tx, deps, { missId, kind, level: raise }, at)
    return 'reported'
  })
}

/** Raises the alarm of a reported miss; false when it was raised before, or the text is too old. */
export async function raiseForMiss(
  deps: MissDeps,
  { missId, level }: { readonly missId: string; readonly level: Level },
): Promise<boolean> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const miss = await holdUnraised(tx, missId)
    const kind = dangerKinds.find((one) => one === miss?.kind)
    if (miss === undefined || kind === undefined) return false
    const { writtenAt } = await findPlace(tx, miss.message_id)
    if (at.getTime() - writtenAt.getTime() > raisableMs) return false
    await raiseAlarm(tx, deps, { missId, kind, level }, at)
    return true
  })
}

interface ToRaise {
  readonly missId: string
  readonly kind: DangerKind
  readonly level: Level
}

async function raiseAlarm(
  tx: Tx,
  { alarmDesk }: MissDeps,
  { missId, kind, level }: ToRaise,
  at: Date,
): Promise<void> {
  const miss = await holdUnraised(tx, missId)
  if (miss === undefined) return
  const { place } = await findPlace(tx, miss.message_id)
  const talkId = await talkOf(tx, place.personId, at)
  const danger: Danger = { kind, level, rule, source: 'person' }
  const raised = { place: { ...place, talkId }, messageId: miss.message_id, danger }
  const { alarmId } = await alarmDesk.raise(tx, raised, at)
  await noteRaised(tx, missId, alarmId)
}

/** Where what they write goes now; a sealed talk gives way to one that advisers read. */
async function talkOf(tx: Tx, personId: string, at: Date): Promise<string> {
  const talk = await talkForInbound(tx, personId, at)
  if (talk.audience !== 'sealed') return talk.id
  return (await openTalk(tx, personId, 'advisers', at)).id
}

/** The text goes where its officers read it, and nobody else from then on. */
async function raiseCase(
  tx: Tx,
  { caseDesk }: MissDeps,
  { place, messageId }: Raised,
  at: Date,
): Promise<void> {
  const { id: talkId } = await openTalk(tx, place.personId, 'restricted:allegation', at)
  await moveMessages(tx, [messageId], talkId)
  const allegation: Allegation = { rule, source: 'person' }
  await caseDesk.raise(tx, { place: { ...place, talkId }, messageId, allegation }, at)
}
