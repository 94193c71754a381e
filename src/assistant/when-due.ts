import { DateTime } from 'luxon'
import type { Phrases } from './phrases.ts'

const zone = 'Europe/London'

/** A coming moment as people say it: 'today 2pm', 'tomorrow 9.30am', 'Tue 9am', 'Tue 3 Mar 9am'. */
export function whenDue(phrases: Phrases, due: Date, now: Date): string {
  const at = DateTime.fromJSDate(due, { zone }).setLocale('en-GB')
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  const days = Math.round(at.startOf('day').diff(today, 'days').days)
  const time = at.toFormat(at.minute === 0 ? 'ha' : 'h.mma').toLowerCase()
  if (days === 0) return phrases.say('person:when.today', { time })
  if (days === 1) return phrases.say('person:when.tomorrow', { time })
  const day = at.toFormat(days < 7 ? 'ccc' : 'ccc d LLL')
  return phrases.say('person:when.later', { day, time })
}
