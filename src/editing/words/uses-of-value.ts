import type { Article } from '../../knowledge/article.ts'
import { requiredSafetyValues } from '../../safeguarding/cards.ts'
import { keysIn } from '../checking/check-council-draft.ts'

/** Where a value of the council is said. */
export interface UsesOfValue {
  readonly articles: readonly Article[]
  /** The danger cards say it: it is safety wording. */
  readonly inCards: boolean
}

/** Of every key that an article or a card says. */
export function usesOfValues(articles: readonly Article[]): ReadonlyMap<string, UsesOfValue> {
  const uses = new Map<string, Article[]>()
  for (const article of articles) {
    for (const key of keysIn(article)) uses.set(key, [...(uses.get(key) ?? []), article])
  }
  const safety = new Set<string>(requiredSafetyValues)
  const keys = new Set([...uses.keys(), ...safety])
  return new Map(
    [...keys].map((key) => [key, { articles: uses.get(key) ?? [], inCards: safety.has(key) }]),
  )
}
