/** Why a person was asked for: a closed list. */
export const handoverReasons = [
  'asked',
  'not-known',
  'unhelpful',
  'danger',
  'allegation',
  'language',
  'apology',
  'media',
  'staff-began',
] as const
export type HandoverReason = (typeof handoverReasons)[number]

/** open: nobody has taken it. taken: a member of staff owns the talk. closed: handed back. */
export const handoverStatuses = ['open', 'taken', 'closed'] as const
export type HandoverStatus = (typeof handoverStatuses)[number]

/** How urgent, the most urgent first; the number is the column's. */
export const priorities = { emergency: 0, worried: 1, asked: 2 } as const
export type Priority = keyof typeof priorities

/** Whose turn it is, in the order it goes on. `unrouted`: nobody has been chosen yet. */
export const handoverStages = [
  'unrouted',
  'lead-worker',
  'adviser',
  'cover',
  'duty',
  'manager',
] as const
export type HandoverStage = (typeof handoverStages)[number]

/** What a young person chose when their own adviser was not due in. */
export type WhoWish = 'keep' | 'someone-else'

/** How a talk with a person ended. */
export const handoverOutcomes = [
  'answered',
  'action-agreed',
  'passed-to-other-service',
  'no-reply',
  'reached-another-way',
  'left-it',
  'opened-by-mistake',
] as const
export type HandoverOutcome = (typeof handoverOutcomes)[number]

/** What a member of staff is told of. */
export const noticeKinds = [
  'handover',
  'went-on',
  'reminder',
  'danger',
  'adviser-changed',
  'texts-off',
  'passed-to-you',
  'not-reached',
  // Of alarms: the alert with its code, that it went on, that nobody answers, next morning's report.
  'alarm',
  'alarm-went-on',
  'alarm-unanswered',
  'alarm-report',
  // To allegations officers.
  'case',
  'case-reminder',
  // To editors: they are about texts of the knowledge base, and go by e-mail alone.
  'draft-to-approve',
  'draft-returned',
  'draft-not-published',
  'second-look',
  'review-due',
  'core-unchecked',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

const editorKinds: readonly NoticeKind[] = [
  'draft-to-approve',
  'draft-returned',
  'draft-not-published',
  'second-look',
  'review-due',
  'core-unchecked',
]

/** Whether a notice is about a text of the knowledge base, and no young person waits for anything. */
export function isForEditors(kind: NoticeKind): boolean {
  return editorKinds.includes(kind)
}

/** What is left for a person to do when no text can do it. */
export const taskKinds = ['ring-them', 'check-number', 'expired-text'] as const
export type TaskKind = (typeof taskKinds)[number]
