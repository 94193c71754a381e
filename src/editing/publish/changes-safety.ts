import { isCoreArticle } from '../../domain/core-articles.ts'
import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import { parseCouncil } from '../../knowledge/parse-council.ts'
import { requiredSafetyValues } from '../../safeguarding/cards.ts'

/**
 * Whether a change touches safety wording: a core article, a council value that danger cards say,
 * or how the council runs the net. A council file that cannot be read counts as if it did.
 */
export function changesSafety(
  { kind, name }: KnowledgePlace,
  before: string | undefined,
  after: string,
): boolean {
  if (kind === 'article') return isCoreArticle(name)
  if (kind === 'vocabulary') return false
  return safetyOf(before ?? '') !== safetyOf(after) || safetyOf(after) === unread
}

const unread = 'unread'

function safetyOf(raw: string): string {
  const parsed = parseCouncil('council.yaml', raw)
  if ('faults' in parsed) return unread
  const { values, safety, serviceHours } = parsed.council
  return JSON.stringify([requiredSafetyValues.map((key) => values[key]), safety, serviceHours])
}
