import { isCoreArticle } from '../domain/core-articles.ts'
import { type Feature, nothingOut } from '../domain/out-of-service.ts'
import { defaultGraceDays, standingOf } from '../domain/standing.ts'
import type { Turn } from '../domain/turn.ts'
import type { Article } from '../knowledge/article.ts'
import { londonDate } from '../knowledge/fill.ts'
import type { Tools } from './tools.ts'

type Asked = Pick<Tools, 'library' | 'outOfService'>

/** Why an article's own words are not said now. */
export type NotServed = 'article-out' | 'answers-out' | 'expired'

/** Whether staff have a feature in service. */
export function isOn({ outOfService }: Pick<Tools, 'outOfService'>, feature: Feature): boolean {
  return !(outOfService?.() ?? nothingOut).features.has(feature)
}

/** Undefined: it is served. Everything that says an article's text asks this first. */
export function notServed(
  tools: Asked,
  { now }: Pick<Turn, 'now'>,
  article: Pick<Article, 'id' | 'language' | 'reviewBy'>,
): NotServed | undefined {
  if (!isOn(tools, 'answers')) return 'answers-out'
  const { articles } = tools.outOfService?.() ?? nothingOut
  if (articles.has(`${article.language}/${article.id}`)) return 'article-out'
  return standing(tools, now, article) === 'expired' ? 'expired' : undefined
}

/** Whether it is served, or a fixed short text stands in for it: then it may be offered. */
export function mayOffer(
  tools: Asked & Pick<Tools, 'phrases'>,
  turn: Pick<Turn, 'now'>,
  article: Article,
): boolean {
  return notServed(tools, turn, article) === undefined || isCoreArticle(article.id)
}

/**
 * 'Checked 1 Jul 2026. It may have changed.' for an article past its review; ''. The day is that of
 * the source nobody has looked at for longest.
 */
export function whenChecked(
  tools: Asked & Pick<Tools, 'phrases'>,
  { now }: Pick<Turn, 'now'>,
  article: Article,
): string {
  if (standing(tools, now, article) === 'current') return ''
  const [oldest] = article.sources.map(({ checked }) => checked).sort()
  return oldest === undefined ? '' : tools.phrases.say('replies:checked', { day: dayWords(oldest) })
}

function standing({ library }: Asked, now: Date, { reviewBy }: Pick<Article, 'reviewBy'>) {
  const { reviewGraceDays = defaultGraceDays } = library().council
  return standingOf(reviewBy, londonDate(now), reviewGraceDays)
}

const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

function dayWords(isoDay: string): string {
  return days.format(new Date(`${isoDay}T00:00:00Z`))
}
