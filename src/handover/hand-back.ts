import { type HandoverOutcome, handoverOutcomes } from '../domain/handover.ts'
import { emptyDialogState } from '../domain/talk.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { type NotOwner, notOwner } from '../messaging/reply-as-staff.ts'
import { addContactRecord, findRecordOfTalk } from '../store/contact-records.ts'
import { recordEvent } from '../store/events.ts'
import { closeHandover } from '../store/change-handover.ts'
import { findLiveHandover, type StoredHandover } from '../store/handovers.ts'
import {
  closeTalk,
  type HeldTalk,
  hasUnansweredText,
  hasUnseenDanger,
  holdTalkFor,
} from '../store/ownership.ts'
import { cancelBotTexts, channelsUsed, permitTexts } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { saveDialogState, talkForInbound } from '../store/talks.ts'
import { announce } from './announce.ts'

export interface HandBack {
  readonly talkId: string
  readonly version: number
  readonly outcome: HandoverOutcome
  readonly record: WrittenRecord
}

/** What the adviser writes of the talk for the case file. */
export interface WrittenRecord {
  readonly summary: string
  /** What comes of it, if anything. */
  readonly actions: string
  readonly withWords: boolean
}

export type HandBackResult =
  | { readonly kind: 'handed-back'; readonly recordId: string }
  /** It was handed back before, by whoever asks now. */
  | { readonly kind: 'duplicate'; readonly recordId: string }
  | NotOwner
  /** They have just written, or it is another than when it was looked at: look again. */
  | { readonly kind: 'changed' }
  /** Danger was read in the talk, and nobody has said they have seen it. */
  | { readonly kind: 'alarm-open' }
  | { readonly kind: 'invalid'; readonly problems: readonly RecordProblem[] }
  | { readonly kind: 'gone' }

export type RecordProblem = 'outcome' | 'summary-empty' | 'summary-too-long' | 'actions-too-long'

/** Of each part of a record, in characters. */
const longestPart = 4000

/**
 * The owner hands the talk back to the bot: with an outcome and a record of contact, never without.
 * What they wrote before still leaves. The handover and the talk are closed, so that new texts are
 * sealed again; the young person is told.
 */
export async function handBack(
  deps: StaffDeps,
  viewer: Viewer,
  asked: HandBack,
): Promise<HandBackResult> {
  const at = deps.clock.now()
  const problems = problemsOf(asked)
  return deps.store.transaction(async (tx): Promise<HandBackResult> => {
    const talk = await holdTalkFor(tx, viewer, asked.talkId)
    if (talk === undefined || talk.closed) return handedBackBefore(tx, viewer, asked.talkId)
    if (talk.ownerStaffId !== viewer.staffId) return notOwner(tx, talk)
    if (problems.length > 0) return { kind: 'invalid', problems }
    const handover = await findLiveHandover(tx, talk.id)
    const isAsSeen = talk.version === asked.version && !(await hasUnansweredText(tx, talk.id))
    if (handover === undefined || !isAsSeen) return { kind: 'changed' }
    if (await hasUnseenDanger(tx, talk.id)) return { kind: 'alarm-open' }
    const recordId = await end(tx, deps, { talk, handover, asked, staffId: viewer.staffId }, at)
    return { kind: 'handed-back', recordId }
  })
}

function problemsOf({ outcome, record }: HandBack): readonly RecordProblem[] {
  const summary = record.summary.trim()
  return [
    ...(handoverOutcomes.includes(outcome) ? [] : (['outcome'] as const)),
    ...(summary === '' ? (['summary-empty'] as const) : []),
    ...(summary.length > longestPart ? (['summary-too-long'] as const) : []),
    ...(record.actions.trim().length > longestPart ? (['actions-too-long'] as const) : []),
  ]
}

/** A closed talk is never opened again: the same wish twice has one record. */
async function handedBackBefore(tx: Tx, viewer: Viewer, talkId: string): Promise<HandBackResult> {
  const record = await findRecordOfTalk(tx, talkId)
  return record?.staffId === viewer.staffId
    ? { kind: 'duplicate', recordId: record.id }
    : { kind: 'gone' }
}

interface Ending {
  readonly talk: HeldTalk
  readonly handover: StoredHandover
  readonly asked: HandBack
  readonly staffId: string
}

async function end(tx: Tx, deps: StaffDeps, ending: Ending, at: Date): Promise<string> {
  const { talk, handover, asked, staffId } = ending
  const { outcome } = asked
  const ids = { talkId: talk.id, personId: talk.personId, handoverId: handover.id, staffId }
  await permitTexts(tx, talk.id, staffId)
  await cancelBotTexts(tx, talk.id, 'handed-back')
  const recordId = await writeRecord(tx, ending, at)
  await closeHandover(tx, handover, { by: staffId, outcome }, at)
  await closeTalk(tx, talk.id, at)
  await forgetChoices(tx, talk.personId, at)
  await recordEvent(tx, { kind: 'handed-back', ...ids, detail: { outcome, recordId } }, at)
  await announce(tx, deps, { kind: 'handed-back', ...ids }, at)
  return recordId
}

async function writeRecord(
  tx: Tx,
  { talk, handover, asked, staffId }: Ending,
  at: Date,
): Promise<string> {
  const { outcome, record } = asked
  const from = handover.takenAt ?? at
  return addContactRecord(
    tx,
    {
      talkId: talk.id,
      personId: talk.personId,
      handoverId: handover.id,
      staffId,
      from,
      until: at,
      channels: await channelsUsed(tx, talk.id, from),
      summary: record.summary.trim(),
      actions: record.actions.trim(),
      withWords: record.withWords,
      outcome,
    },
    at,
  )
}

/** Numbers the bot offered before they talked with a person are no answer to anything now. */
async function forgetChoices(tx: Tx, personId: string, at: Date): Promise<void> {
  const next = await talkForInbound(tx, personId, at)
  if (next.audience !== 'sealed') return
  const { circumstances } = next.state
  await saveDialogState(tx, next.id, { ...emptyDialogState, circumstances })
}
