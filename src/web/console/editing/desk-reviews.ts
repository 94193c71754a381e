import { isCoreArticle } from '../../../domain/core-articles.ts'
import { daysBetween, defaultGraceDays, endsOn, standingOf } from '../../../domain/standing.ts'
import type { Article, Council } from '../../../knowledge/article.ts'
import { londonDate } from '../../../knowledge/fill.ts'
import { dayOf } from '../times.ts'

/** Reviews that far ahead are on the desk, in days. */
const soonDays = 30

export interface ReviewLine {
  readonly href: string
  readonly title: string
  readonly about: string
}

/** Articles whose review is due, the most pressing first. */
export function deskReviews(articles: readonly Article[], council: Council, now: Date) {
  const today = londonDate(now)
  const grace = council.reviewGraceDays ?? defaultGraceDays
  const due = articles
    .filter(({ reviewBy }) => daysBetween(today, reviewBy) <= soonDays)
    .toSorted((one, other) => one.reviewBy.localeCompare(other.reviewBy))
  const of = (standing: ReturnType<typeof standingOf>) =>
    due
      .filter(({ reviewBy }) => standingOf(reviewBy, today, grace) === standing)
      .map((article) => lineOf(article, standing, grace))
  return { expired: of('expired'), past: of('past-review'), soon: of('current') }
}

function lineOf(
  { id, language, title, reviewBy }: Article,
  standing: ReturnType<typeof standingOf>,
  grace: number,
): ReviewLine {
  const due = day(reviewBy)
  const href = `/console/editing/articles/${language}/${id}`
  switch (standing) {
    case 'current':
      return { href, title, about: `By ${due}` }
    case 'past-review':
      return {
        href,
        title,
        about: `Was due ${due}. Not sent any more from ${day(endsOn(reviewBy, grace))}`,
      }
    case 'expired': {
      const instead = isCoreArticle(id) ? 'A fixed short text is sent instead' : 'It is not sent'
      return { href, title, about: `Was due ${due}. ${instead}` }
    }
  }
}

function day(isoDay: string): string {
  return dayOf(new Date(`${isoDay}T12:00:00Z`))
}
