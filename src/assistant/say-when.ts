import { DateTime } from 'luxon'
import { zone } from '../domain/working-time.ts'
import type { Phrases } from './phrases.ts'

/** A moment as people say it: 'today 2pm', 'tomorrow 9.30am', 'yesterday 4pm', 'Tue 9am', 'Tue 3 Mar 9am'. */
export function sayWhen(phrases: Phrases, moment: Date, now: Date): string {
  const { at, days } = placed(moment, now)
  const time = at.toFormat(at.minute === 0 ? 'ha' : 'h.mma').toLowerCase()
  if (days === 0) return phrases.say('person:when.today', { time })
  if (days === 1) return phrases.say('person:when.tomorrow', { time })
  if (days === -1) return phrases.say('person:when.yesterday', { time })
  return phrases.say('person:when.later', { day: dayOf(at, days), time })
}

/** A day to come, as people say it: 'tomorrow', 'Tue', 'Tue 3 Mar'. */
export function sayDay(phrases: Phrases, moment: Date, now: Date): string {
  const { at, days } = placed(moment, now)
  return days === 1 ? phrases.say('person:when.tomorrow-day') : dayOf(at, days)
}

function placed(moment: Date, now: Date): { readonly at: DateTime; readonly days: number } {
  const at = DateTime.fromJSDate(moment, { zone }).setLocale('en-GB')
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  return { at, days: Math.round(at.startOf('day').diff(today, 'days').days) }
}

/** A weekday alone where no other week can be meant. */
function dayOf(at: DateTime, days: number): string {
  return at.toFormat(days > 0 && days < 7 ? 'ccc' : 'ccc d LLL')
}
