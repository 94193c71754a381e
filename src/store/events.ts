import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

export const eventKinds = [
  'received',
  'answered',
  'danger-found',
  'allegation-found',
  'handover-requested',
  'handover-routed',
  'handover-went-on',
  'handover-reminded',
  'who-chosen',
  'handover-left',
  'adviser-changed',
  'audience-opened',
  'new-adviser-told',
  'opted-out',
  'opted-in',
  'turn-failed',
  'sent-again',
  'send-failed',
  'reply-withheld',
  'taken-over',
  'handed-back',
  'passed-on',
  'acknowledged',
  'staff-replied',
  'staff-began',
  'held-expired',
  'not-delivered',
  'told',
  'not-told',
  'looked-at',
  'task-done',
  'record-in-case-system',
  'hours-changed',
  'absence-added',
  'absence-cancelled',
  'on-call-planned',
  'on-call-taken-back',
  'drill-began',
  'drill-ended',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'password-set',
  'handover-moved',
  'registered',
  'registration-changed',
  'register-imported',
  'number-linked',
  'number-unlinked',
  'number-checked',
  'staff-added',
  'staff-changed',
  'staff-left',
  'set-up-started',
  'role-asked',
  'role-granted',
  'role-refused',
  'role-taken',
  'template-added',
  'template-withdrawn',
  'note-written',
  'media-shown',
  'media-put-away',
  'sent-elsewhere',
  'no-text-reaches',
  'discreet-on',
  'discreet-off',
  // Of alarms.
  'alarm-told',
  'alarm-rose',
  'alarm-unanswered',
  'alarm-answered',
  'alarm-taken-back',
  'alarm-seen',
  'alarm-dealing',
  'alarm-lapsed',
  'alarm-attempt',
  'alarm-noted',
  'alarm-closed',
  'alarm-reported',
  'detection-marked',
  'miss-reported',
  'miss-seen',
  'phrase-added',
  'phrase-run',
  'phrase-made-active',
  'phrase-withdrawn',
  'sample-taken',
  'sample-marked',
  // Of the editors' workspace.
  'draft-dropped',
  'draft-sent',
  'draft-returned',
  'draft-scheduled',
  'draft-unscheduled',
  'text-published',
  'text-withdrawn',
  'text-restored',
  'text-checked',
  'text-not-published',
  'file-conflict-settled',
  'keepers-set',
  'taken-out-of-service',
  'put-back-in-service',
  'question-decided',
  'suggestion-decided',
  'general-notice-published',
  'general-notice-withdrawn',
] as const
export type EventKind = (typeof eventKinds)[number]

/** Something that happened, in ids and numbers; never words, names or numbers of phones. */
export interface Happening {
  readonly kind: EventKind
  readonly talkId?: string
  readonly personId?: string
  readonly messageId?: string
  readonly handoverId?: string
  readonly staffId?: string
  readonly detail?: Readonly<Record<string, string | number | boolean>>
}

/** Appends; nothing changes or removes an event. */
export async function recordEvent(tx: Tx, happening: Happening, at: Date): Promise<void> {
  await tx.sql
    .insertInto('events')
    .values({
      id: newId(at),
      at: at.getTime(),
      kind: happening.kind,
      talk_id: happening.talkId ?? null,
      person_id: happening.personId ?? null,
      message_id: happening.messageId ?? null,
      handover_id: happening.handoverId ?? null,
      staff_id: happening.staffId ?? null,
      detail: happening.detail === undefined ? null : JSON.stringify(happening.detail),
    })
    .execute()
}

/** How often each kind of event happened, for metrics; that there are cases is nobody's to read there. */
export async function countEvents(data: Data): Promise<ReadonlyMap<string, number>> {
  const rows = await data.sql
    .selectFrom('events')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('kind', '<>', 'allegation-found')
    .groupBy('kind')
    .execute()
  return new Map(rows.map((row) => [row.kind, row.count]))
}
