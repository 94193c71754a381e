import { DateTime } from 'luxon'
import { type District, districts } from '../domain/circumstances.ts'
import { type PersonStatus, personStatuses } from '../domain/person.ts'
import { zone } from '../domain/working-time.ts'
import type { Cell } from './cell.ts'

/** What each kind of cell may say; none of these is given an empty one. */

export function readText(text: string, most: number): Cell<string> {
  if (text.length <= most) return { value: text }
  return { problem: `is ${text.length} characters long`, remedy: `Write up to ${most}` }
}

const dateForms = ['yyyy-MM-dd', 'd/M/yyyy'] as const

/** A day that has been, as an ISO date: from '2008-03-04' or '04/03/2008', the day first. */
export function readPastDay(text: string, now: Date): Cell<string> {
  const day = dateForms
    .map((form) => DateTime.fromFormat(text, form, { zone }))
    .find(({ isValid }) => isValid)
  if (day === undefined) {
    return {
      problem: `'${text}' is not a day`,
      remedy: 'Write it as 04/03/2008 (the day first) or 2008-03-04',
    }
  }
  if (day.toMillis() > now.getTime()) {
    return { problem: `'${text}' is in the future`, remedy: 'Correct the year' }
  }
  return { value: day.toISODate() ?? '' }
}

/** A birthday of somebody this service may be for; another is a slip of the year. */
export function readBirthday(text: string, now: Date): Cell<string> {
  const read = readPastDay(text, now)
  if ('problem' in read) return read
  const age = DateTime.fromJSDate(now, { zone }).diff(
    DateTime.fromISO(read.value, { zone }),
    'years',
  )
  if (age.years >= 10 && age.years < 40) return read
  return {
    problem: `'${text}' makes them ${Math.floor(age.years)} years old`,
    remedy: 'Correct the year; leave the cell empty if nobody knows',
  }
}

export function readYesNo(text: string): Cell<boolean> {
  const answer = text.toLowerCase()
  if (['yes', 'y', 'true', '1'].includes(answer)) return { value: true }
  if (['no', 'n', 'false', '0'].includes(answer)) return { value: false }
  return { problem: `'${text}' is neither yes nor no`, remedy: 'Write yes or no' }
}

/** 'Care leaver', 'care_leaver' and 'care-leaver' are one. */
const slug = (text: string): string => text.toLowerCase().replaceAll(/[\s_-]+/g, '-')

export function readStatus(text: string): Cell<PersonStatus> {
  return oneOf(personStatuses, text, 'a status')
}

export function readDistrict(text: string): Cell<District> {
  return oneOf(districts, text, 'a district')
}

export function oneOf<T extends string>(list: readonly T[], text: string, what: string): Cell<T> {
  const value = list.find((one) => one === slug(text))
  if (value !== undefined) return { value }
  const names = list.map((one) => one.replaceAll('-', ' '))
  return { problem: `'${text}' is not ${what}`, remedy: `Write one of: ${names.join(', ')}` }
}

/** An ISO 639 code, from itself ('ar') or its English name ('Arabic'). */
export function readLanguage(text: string): Cell<string> {
  const asked = text.toLowerCase()
  const code = languageNames.has(asked) ? asked : codeOf(asked)
  if (code !== undefined) return { value: code }
  return {
    problem: `'${text}' is not a language we know`,
    remedy: "Write its English name or its code, such as 'Arabic' or 'ar'",
  }
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz')
const languageNames: ReadonlyMap<string, string> = new Map(
  letters
    .flatMap((first) => letters.map((second) => `${first}${second}`))
    .flatMap((code) => {
      const name = languageName(code)
      return name === undefined ? [] : [[code, name.toLowerCase()] as const]
    }),
)

function languageName(code: string): string | undefined {
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code)
}

function codeOf(name: string): string | undefined {
  return Array.from(languageNames).find(([, one]) => one === name)?.[0]
}

export function readHttps(text: string): Cell<string> {
  const wrong = {
    problem: `'${text}' is not an https address`,
    remedy: 'Copy the address of the record from the case system; it begins with https://',
  }
  const url = URL.parse(text)
  return url?.protocol === 'https:' && text.length <= 2000 ? { value: url.href } : wrong
}

export function readEmail(text: string): Cell<string> {
  const email = text.toLowerCase()
  if (email.length <= 254 && /^[^\s@<>",;:()]+@[^\s@<>",;:()]+\.[^\s@<>",;:()]+$/.test(email)) {
    return { value: email }
  }
  return {
    problem: `'${text}' is not an e-mail address`,
    remedy: 'Write one, such as jo@council.gov.uk',
  }
}

/** The parts of a cell that holds several, separated by semicolons. */
export function partsOf(text: string): readonly string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
