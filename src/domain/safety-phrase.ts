import type { DangerKind, Level } from './danger.ts'

/**
 * Words the safeguarding lead added at run time. Matched as whole words, in this order and next to
 * each other, over the same plain reading as the rules (so spelling and text speak are undone).
 */
export interface SafetyPhrase {
  /** UUIDv7; the rule is called `phrase <id>` in detections and in `waymark ask`. */
  readonly id: string
  readonly phrase: string
  readonly category: 'danger' | 'allegation'
  /** `allegation` when, and only when, the category is. */
  readonly kind: DangerKind | 'allegation'
  /** Of a danger; an allegation has none of its own and this says whether the risk is now. */
  readonly level: Level
}
