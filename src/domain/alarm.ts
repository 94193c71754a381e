import type { DangerKind, Level } from './danger.ts'

/** What somebody of staff does about an alarm, in the order it usually goes. */
export const alarmActs = ['seen', 'dealing', 'attempt', 'note', 'closed'] as const
export type AlarmAct = (typeof alarmActs)[number]

/** How somebody deals with it. */
export const dealingWays = ['ring', 'visit', '999', 'emergency-team'] as const
export type DealingWay = (typeof dealingWays)[number]

/** How a note says that no text can reach them, so that somebody must phone. Nobody wrote it. */
export const noTextReaches = 'no-text-reaches-them'

/**
 * What is known of who was told, at the moment a card is written. `flagged`: notices are queued to
 * people who are on duty now. `called`: nobody is here, and whoever answers at night is called.
 * `nobody-before`: nobody is told before then. `nobody`: nobody can be told, and nobody knows when.
 * `seen`, `dealing`: a person has said so.
 */
export type Told =
  | {
      readonly kind: 'flagged'
      readonly adviser?: string
      /** Nobody of the duty team, or on call, is among them: then that is not said. */
      readonly withoutDuty?: true
    }
  | { readonly kind: 'called' }
  | { readonly kind: 'nobody-before'; readonly before: Date }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'seen'; readonly by: string }
  | { readonly kind: 'dealing'; readonly by: string }

/** The texts a young person gets while their alarm is open, beside the cards. */
export type AlarmText =
  /** Nobody has picked it up after 15 minutes; once. */
  | { readonly kind: 'not-picked-up' }
  | { readonly kind: 'seen'; readonly by: string }
  | { readonly kind: 'dealing'; readonly by: string }
  /** A person marked it as a false alarm: the talk is sealed again from here. */
  | { readonly kind: 'false-alarm' }

/** How long anybody on the ladder has, in milliseconds of real time, day or night. */
export const acknowledgeWithinMs = 15 * 60_000
/** After 'I'm dealing with it', until an attempt to reach them is recorded. */
export const attemptWithinMs = 30 * 60_000
/** Silence after a card is taken as worse from then on. */
export const silenceMs = 10 * 60_000

/** An open alarm as the rules see it. */
export interface OpenAlarm {
  readonly id: string
  readonly kind: DangerKind
  readonly level: Level
}
