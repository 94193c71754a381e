import { DateTime } from 'luxon'
import { zone } from '../../domain/working-time.ts'

/** 'Tue 24 Nov 2026, 9:05', as the council's clocks show it. */
export function dayAndTime(at: Date): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy, H:mm')
}

/** 'Tue 24 Nov 2026'. */
export function dayOf(at: Date): string {
  return DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy')
}

/** As people say a time that has been: '9:05' today, 'Mon 9:05' this week, else '3 Nov'. */
export function shortTime(at: Date, now: Date): string {
  const moment = DateTime.fromJSDate(at, { zone }).setLocale('en-GB')
  const today = DateTime.fromJSDate(now, { zone })
  if (moment.hasSame(today, 'day')) return moment.toFormat('H:mm')
  const days = Math.abs(today.startOf('day').diff(moment.startOf('day'), 'days').days)
  if (days < 7) return moment.toFormat('ccc H:mm')
  return moment.toFormat(moment.hasSame(today, 'year') ? 'd LLL' : 'd LLL yyyy')
}

/** How long ago, as people say it: '12 min', '1 h 05', '3 days'. */
export function howLong(since: Date, now: Date): string {
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`
  const days = Math.floor(hours / 24)
  return days === 1 ? '1 day' : `${days} days`
}

/** Whole years since an ISO birthday. */
export function ageOf(birthday: string, now: Date): number {
  const born = DateTime.fromISO(birthday, { zone })
  return Math.floor(DateTime.fromJSDate(now, { zone }).diff(born, 'years').years)
}
