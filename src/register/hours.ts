import { type Weekday, weekdays, type WorkingPattern } from '../domain/staff.ts'
import type { Cell } from './cell.ts'

/** How hours are written, for whoever has to write them. */
export const hoursExamples = [
  'mon-fri 09:00-17:00',
  'mon 09:30-12:30 13:30-17:30; tue,thu 09:00-15:00',
] as const

type Period = readonly [string, string]

/**
 * Reads working hours: days ('mon', 'mon-fri', 'tue,thu'), then their periods, and a semicolon
 * before other days. A day that is not named is off.
 */
export function readHours(text: string): Cell<WorkingPattern> {
  const pattern: Partial<Record<Weekday, readonly Period[]>> = {}
  for (const part of text.toLowerCase().replaceAll('–', '-').split(';')) {
    if (part.trim() === '') continue
    const [first = '', ...rest] = part
      .trim()
      .replaceAll(/\s*([-,])\s*/g, '$1')
      .split(/\s+/)
    const days = daysOf(first)
    const periods = rest.map(periodOf)
    if (days === undefined) return wrong(`'${first}' names no day`)
    if (rest.length === 0) return wrong(`'${first}' has no hours after it`)
    const odd = rest.find((_, at) => periods[at] === undefined)
    if (odd !== undefined) return wrong(`'${odd}' is no time from and until`)
    const again = days.find((day) => pattern[day] !== undefined)
    if (again !== undefined) return wrong(`'${again}' is there twice`)
    const known = periods.filter((one) => one !== undefined).sort(([a], [b]) => a.localeCompare(b))
    if (overlap(known)) return wrong(`the hours of '${first}' overlap`)
    for (const day of days) pattern[day] = known
  }
  return { value: inOrder(pattern) }
}

const wrong = (problem: string): Cell<never> => ({
  problem,
  remedy: `Write them as in: ${hoursExamples.join(' or: ')}`,
})

function daysOf(text: string): readonly Weekday[] | undefined {
  const parts = text.split(',').map((part): readonly Weekday[] => {
    const [from = '', until = from, ...more] = part.split('-')
    const [first, last] = [indexOfDay(from), indexOfDay(until)]
    return first < 0 || last < first || more.length > 0 ? [] : weekdays.slice(first, last + 1)
  })
  const days = parts.flat()
  return parts.some((part) => part.length === 0) || new Set(days).size < days.length
    ? undefined
    : days
}

const fullNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function indexOfDay(text: string): number {
  return weekdays.findIndex((day, at) => text === day || text === fullNames[at])
}

function periodOf(text: string): Period | undefined {
  const [, fromHour = '', from = '', untilHour = '', until = ''] =
    /^(\d{1,2})[:.](\d{2})-(\d{1,2})[:.](\d{2})$/.exec(text) ?? []
  const period = [time(fromHour, from), time(untilHour, until)] as const
  const [start, end] = period
  return start === undefined || end === undefined || start >= end ? undefined : [start, end]
}

function time(hour: string, minute: string): string | undefined {
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}

function overlap(periods: readonly Period[]): boolean {
  return periods.some(([from], at) => at > 0 && from < (periods[at - 1]?.[1] ?? ''))
}

function inOrder(pattern: WorkingPattern): WorkingPattern {
  return Object.fromEntries(
    weekdays.flatMap((day) => (pattern[day] === undefined ? [] : [[day, pattern[day]]])),
  )
}

/** Writes hours as `readHours` reads them, days of the same hours together. */
export function writeHours(pattern: WorkingPattern): string {
  const days = weekdays.map((day) => ({
    day,
    hours: (pattern[day] ?? []).map((period) => period.join('-')).join(' '),
  }))
  const runs = days.reduce<{ first: Weekday; last: Weekday; hours: string }[]>((all, one) => {
    const before = all.at(-1)
    if (before?.hours !== one.hours) {
      return [...all, { first: one.day, last: one.day, hours: one.hours }]
    }
    return [...all.slice(0, -1), { ...before, last: one.day }]
  }, [])
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) => `${first === last ? first : `${first}-${last}`} ${hours}`)
    .join('; ')
}
