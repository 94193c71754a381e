import type { Allegation } from '../domain/danger.ts'
import { firstRule, warmUp } from './first-rule.ts'
import { readings } from './readings.ts'
import { allegation } from './rules/allegation.ts'

/**
 * Reads texts for something an adult who works with young people did. Kept apart from danger because
 * it must never go to the adviser it may be about. Rudeness, lateness and silence are complaints.
 */
export function detectAllegation(texts: readonly string[]): Allegation | undefined {
  const rule = firstRule(allegation, readings(texts))
  return rule === undefined ? undefined : { rule: rule.name }
}

warmUp(allegation)
