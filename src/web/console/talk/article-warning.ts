import { defaultGraceDays, standingOf } from '../../../domain/standing.ts'
import type { Article, Council } from '../../../knowledge/article.ts'
import { londonDate } from '../../../knowledge/fill.ts'
import type { Switched } from '../../../store/switches.ts'

interface Known {
  readonly council: Pick<Council, 'reviewGraceDays'>
  /** What is out of service. */
  readonly off: readonly Switched[]
  readonly now: Date
}

/** Why an adviser should look twice before they send an article's words; undefined: no reason. */
export function articleWarning(
  { id, language, reviewBy }: Article,
  { council, off, now }: Known,
): string | undefined {
  const out = off.find(
    (one) =>
      (one.kind === 'article' && one.name === id && one.language === language) ||
      (one.kind === 'feature' && one.name === 'answers'),
  )
  if (out !== undefined) return `Out of service: ${out.reason}. The bot does not send it.`
  const grace = council.reviewGraceDays ?? defaultGraceDays
  switch (standingOf(reviewBy, londonDate(now), grace)) {
    case 'current':
      return undefined
    case 'past-review':
      return 'Past its review: check it before you send it.'
    case 'expired':
      return 'Nobody has checked it for too long. The bot does not send it.'
  }
}
