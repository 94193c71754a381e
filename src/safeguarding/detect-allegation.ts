import type { Allegation } from '../domain/danger.ts'
import type { SafetyPhrase } from '../domain/safety-phrase.ts'
import { doubtedRules, mayBeAllegation } from './detect-danger.ts'
import { hear, type Heard } from './hear.ts'

/**
 * Reads texts for something an adult who works with young people did. Kept apart from danger because
 * it must never go to the adviser it may be about. Rudeness, lateness and silence are complaints.
 */
export function detectAllegation(
  texts: readonly string[],
  phrases: readonly SafetyPhrase[] = [],
): Allegation | undefined {
  return allegationIn(hear(texts, phrases))
}

export function allegationIn(heard: Heard): Allegation | undefined {
  const phrase = heard.phrases.find(({ kind }) => kind === 'allegation')
  if (phrase !== undefined) return { rule: `phrase ${phrase.id}`, source: 'phrase' }
  // It has no fainter level: one that is only doubted counts.
  const fired = doubtedRules(heard).find(({ kind }) => kind === 'allegation')
  if (fired !== undefined) return { rule: fired.rule, source: 'rule' }
  return mayBeAllegation(heard) ? { rule: 'learnt', source: 'learnt' } : undefined
}
