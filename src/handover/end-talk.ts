import type { HandoverOutcome } from '../domain/handover.ts'
import { addContactRecord } from '../store/contact-records.ts'
import { recordEvent } from '../store/events.ts'
import { closeHandover } from '../store/change-handover.ts'
import type { StoredHandover } from '../store/handovers.ts'
import { closeTalk } from '../store/ownership.ts'
import { cancelBotTexts, channelsUsed, permitTexts } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { forgetChoices } from './forget-choices.ts'

/** What the adviser writes of the talk for the case file. */
export interface WrittenRecord {
  readonly summary: string
  /** What comes of it, if anything. */
  readonly actions: string
  readonly withWords: boolean
}

export interface Ending {
  readonly talkId: string
  readonly personId: string
  /** Its owner, who ends it. */
  readonly staffId: string
  readonly handover: StoredHandover
  readonly outcome: HandoverOutcome
  readonly record: WrittenRecord
}

/**
 * Ends a talk with a person, as a hand-back does: what they wrote before still leaves, the handover
 * and the talk are closed, and the contact is on record. Returns the record's id; what the young
 * person is told is the caller's to say.
 */
export async function endTalk(tx: Tx, ending: Ending, at: Date): Promise<string> {
  const { talkId, personId, staffId, handover, outcome } = ending
  await permitTexts(tx, talkId, staffId)
  await cancelBotTexts(tx, talkId, 'handed-back')
  const recordId = await writeRecord(tx, ending, at)
  await closeHandover(tx, handover, { by: staffId, outcome }, at)
  await closeTalk(tx, talkId, at)
  await forgetChoices(tx, personId, at)
  const ids = { talkId, personId, handoverId: handover.id, staffId }
  await recordEvent(tx, { kind: 'handed-back', ...ids, detail: { outcome, recordId } }, at)
  return recordId
}

async function writeRecord(
  tx: Tx,
  { talkId, personId, staffId, handover, outcome, record }: Ending,
  at: Date,
): Promise<string> {
  const from = handover.takenAt ?? at
  const ids = { talkId, personId, handoverId: handover.id, staffId }
  return addContactRecord(
    tx,
    {
      ...ids,
      ...{ from, until: at, outcome },
      channels: await channelsUsed(tx, talkId, from),
      summary: record.summary.trim(),
      actions: record.actions.trim(),
      withWords: record.withWords,
    },
    at,
  )
}
