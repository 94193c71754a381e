/** Days after its review date for which an article is still served, where council.yaml says none. */
export const defaultGraceDays = 60

/**
 * How an article stands on a day: looked at in time; past its review, which the answer then says;
 * or past the grace period too, when it is not served. All dates are ISO dates in London.
 */
export type Standing = 'current' | 'past-review' | 'expired'

/** An article holds on its review date itself, and on the last day of the grace period. */
export function standingOf(reviewBy: string, today: string, graceDays: number): Standing {
  if (today <= reviewBy) return 'current'
  return today <= addDays(reviewBy, graceDays) ? 'past-review' : 'expired'
}

/** The first day on which it is not served any more. */
export function endsOn(reviewBy: string, graceDays: number): string {
  return addDays(reviewBy, graceDays + 1)
}

/** So many days later; whole days of the calendar, which no clock change moves. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** How many days lie between two, negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
