/**
 * Articles that somebody in trouble must never miss: past their review they fall back to a fixed
 * short text in place of none, and their words are changed only with the safeguarding lead.
 */
export const coreArticles = [
  'crisis-help',
  'homeless-tonight',
  'emergency-contacts',
  'domestic-abuse',
  'sexual-assault',
  'report-a-worker',
] as const
export type CoreArticle = (typeof coreArticles)[number]

export function isCoreArticle(id: string): id is CoreArticle {
  return (coreArticles as readonly string[]).includes(id)
}
