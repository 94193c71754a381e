import type { Level } from '../../domain/danger.ts'
import type { FeatureTable } from './feature-table.ts'
import type { Features } from './features.ts'
import { type Meaning, meanings } from './model.ts'

/** A text to learn from. */
export interface SafetyLesson {
  readonly features: Features<number>
  readonly meaning: Meaning
  /** Of a danger that somebody gave a level to. */
  readonly level?: Level
  /** How much it counts beside a line of the corpora, which counts 1. */
  readonly counts: number
}

/** A lesson in numbers: which known features it has and how much of each. */
export interface Compact {
  readonly numbers: Int32Array
  readonly values: Float64Array
  /** Its place in `meanings`. */
  readonly meaning: number
  /** 1 emergency, 0 worried; undefined: nothing to learn of it. */
  readonly urgent: number | undefined
  readonly counts: number
}

/**
 * No text is learnt as quite sure: so much of each is shared among all meanings. Then no few odd texts pull
 * a word so far that it outshouts the rest.
 */
const doubt = 0.1
/** How likely a text's own meaning is to be learnt, and every other. */
export const wanted = {
  right: 1 - doubt + doubt / meanings.length,
  other: doubt / meanings.length,
} as const

export function compact(lesson: SafetyLesson, table: FeatureTable): Compact {
  const pairs = Array.from(lesson.features).flatMap(([hash, value]) => {
    const number = table.numberOf(hash)
    return number === undefined ? [] : [{ number, value }]
  })
  return {
    numbers: Int32Array.from(pairs, ({ number }) => number),
    values: Float64Array.from(pairs, ({ value }) => value),
    meaning: meanings.indexOf(lesson.meaning),
    urgent: lesson.level === undefined ? undefined : Number(lesson.level === 'emergency'),
    counts: lesson.counts,
  }
}
