import { type HandoverOutcome, handoverOutcomes } from '../domain/handover.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { type NotOwner, notOwner } from '../messaging/reply-as-staff.ts'
import type { StoredAlarm } from '../store/alarms.ts'
import { holdAlarmOf } from '../store/change-alarm.ts'
import { findRecordOfTalk } from '../store/contact-records.ts'
import { findLiveHandover } from '../store/handovers.ts'
import { type HeldTalk, hasUnansweredText, holdTalkFor } from '../store/ownership.ts'
import type { Tx } from '../store/store.ts'
import { type AlarmVerdict, closeIn, type Closing, closingProblemsOf } from './alarms/close-in.ts'
import { tellYoungPerson } from './alarms/tell-young-person.ts'
import { announce } from './announce.ts'
import { endTalk, type WrittenRecord } from './end-talk.ts'

export interface HandBack {
  readonly talkId: string
  readonly version: number
  readonly outcome: HandoverOutcome
  readonly record: WrittenRecord
  /** What was found and done about the alarm that is open in it, if one is. */
  readonly alarm?: Closing
}

export type HandBackResult =
  | { readonly kind: 'handed-back'; readonly recordId: string }
  /** It was handed back before, by whoever asks now. */
  | { readonly kind: 'duplicate'; readonly recordId: string }
  | NotOwner
  /** They have just written, or it is another than when it was looked at: look again. */
  | { readonly kind: 'changed' }
  /** An alarm is open in it: not without what was found, and what was done. */
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
    const closed = await closeItsAlarm(tx, { viewer, talk, asked }, at)
    if (closed === 'alarm-open') return { kind: 'alarm-open' }
    const { id: talkId, personId } = talk
    const about = { talkId, personId, staffId: viewer.staffId }
    const recordId = await endTalk(tx, { ...about, ...asked, handover }, at)
    if (closed?.verdict === 'false') {
      await tellYoungPerson(tx, deps, closed.alarm, { kind: 'false-alarm' }, at)
    } else await announce(tx, deps, { kind: 'handed-back', ...about }, at)
    return { kind: 'handed-back', recordId }
  })
}

interface HandingBack {
  readonly viewer: Viewer
  readonly talk: HeldTalk
  readonly asked: HandBack
}

/** Undefined: none is open. */
async function closeItsAlarm(
  tx: Tx,
  { viewer, talk, asked }: HandingBack,
  at: Date,
): Promise<
  'alarm-open' | { readonly alarm: StoredAlarm; readonly verdict: AlarmVerdict } | undefined
> {
  const alarm = await holdAlarmOf(tx, talk.id)
  if (alarm === undefined) return undefined
  if (asked.alarm === undefined || closingProblemsOf(asked.alarm).length > 0) return 'alarm-open'
  await closeIn(tx, { ...asked.alarm, alarm, staffId: viewer.staffId }, at)
  return { alarm, verdict: asked.alarm.verdict }
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
