import type { Features } from './features.ts'
import type { GramWeights } from './grams.ts'
import type { Lessons } from './learn-wording.ts'
import weights from './weights.json' with { type: 'json' }

/** How much each feature speaks for a candidate. */
export type Logistic = Readonly<Record<keyof Features | 'bias', number>>

/** Where answering, offering and admitting part; all are probabilities. */
export interface Thresholds {
  /** The first is answered when it is at least so likely. */
  readonly answer: { readonly least: number }
  readonly choose: {
    /** Offered when they are together at least so likely. */
    readonly any: number
    /** So many of the first at most. */
    readonly most: number
    /** Another is offered when it is at least this share as likely as the first. */
    readonly share: number
  }
  /** A text is no question when another meaning is at least so likely. */
  readonly otherwise: { readonly least: number }
}

/** What `waymark learn` found to be best. */
export interface Learnt extends Thresholds {
  readonly grams: GramWeights
  readonly lessons: Lessons
  readonly logistic: Logistic
}

/** What it last wrote. */
export const learnt: Learnt = weights
