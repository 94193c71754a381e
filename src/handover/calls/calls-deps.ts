import type { Caller } from '../../channels/voice.ts'
import type { MessagingDeps } from '../../messaging/deps.ts'

/** What ringing somebody works with. */
export interface CallsDeps extends Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'processId' | 'safety'
> {
  readonly caller: Caller
}

/** A call that nobody accepted is made again after this long, in milliseconds. */
export const againAfterMs = 5 * 60_000
