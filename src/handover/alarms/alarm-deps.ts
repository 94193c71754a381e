import type { MessagingDeps } from '../../messaging/deps.ts'

/** What getting a person works with, in the caller's transaction. */
export type AlarmDeps = Pick<
  MessagingDeps,
  'log' | 'cards' | 'safety' | 'serviceHours' | 'senderOf' | 'desk'
>

/** What an act of staff, or of the clock, works with beside it. */
export type AlarmActDeps = AlarmDeps & Pick<MessagingDeps, 'store' | 'clock'>
