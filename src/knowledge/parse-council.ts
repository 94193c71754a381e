import { isValidPhoneNumber } from 'libphonenumber-js/max'
import { z } from 'zod'
import { weekdays } from '../domain/staff.ts'
import { defaultServiceHours } from '../domain/service-hours.ts'
import { colour, serviceHours } from './council-fields.ts'
import { defaultCouncilSafety } from '../domain/council-safety.ts'
import { type CouncilGoLive, councilGoLive } from './council-go-live.ts'
import { councilSafety } from './council-safety.ts'
import type { Council, Fault } from './article.ts'
import { isoDay } from './front-matter.ts'
import { keepParsed } from './keep-parsed.ts'
import { readYaml, type Remedies } from './read-yaml.ts'

export type ParsedCouncil =
  | {
      readonly council: Council
      /** Every key an article may name, also those whose value is not known yet. */
      readonly keys: ReadonlySet<string>
      /** Keys of values that are in use and that the council still has to confirm. */
      readonly toConfirm: readonly string[]
      readonly goLive: CouncilGoLive
    }
  | { readonly faults: readonly Fault[] }

const text = z.string('is not a text').trim().min(1, 'is empty')

const value = z
  .strictObject({
    value: text.nullable(),
    checked: isoDay.optional(),
    source: text.optional(),
    confirm: text.optional(),
  })
  .refine(({ value, checked }) => value === null || checked !== undefined, {
    error: 'is missing',
    path: ['checked'],
  })

const schema = z.strictObject({
  name: text,
  'short-name': text,
  countries: z
    .array(z.union([z.string(), z.int()]).transform(String))
    .refine((codes) => codes.every((code) => /^[1-9]\d{0,2}$/.test(code)), 'has other than codes'),
  'service-hours': serviceHours.optional(),
  colour: colour.optional(),
  'review-grace-days': z.int('is not a whole number of days').min(0, 'is less than 0').optional(),
  safety: councilSafety.optional(),
  'go-live': councilGoLive.optional(),
  values: z.record(z.string().regex(/^[a-z0-9-]+$/), value),
})

const remedies: Remedies = {
  name: "give the council's full name",
  'short-name': 'give the name young people know it by',
  'review-grace-days': 'write whole days, such as 60',
  countries: "list country codes of numbers that are answered, without +, as ['44']",
  'service-hours': "write each day as mon: [['09:00', '17:00']]; leave out days that are closed",
  ...Object.fromEntries(
    weekdays.map((day) => [
      `service-hours.${day}`,
      `write it as ${day}: [['09:00', '12:30'], ['13:30', '17:00']], in order and not overlapping`,
    ]),
  ),
  colour: "give a darker one as '#rrggbb', in quotes, such as '#005a70'",
  safety: 'see docs/operating.md, Safety in council.yaml',
  'safety.out-of-hours': 'write staffed_call, rota or none',
  'safety.out-of-hours-phone': 'give the number of whoever answers at night: staffed_call rings it',
  'safety.out-of-hours-account':
    'give the work e-mail of the account that whoever answers signs in with',
  'safety.monthly-sample': 'give a whole number from 0 (off) to 200',
  'go-live': 'see docs/operating.md, Going live',
  'go-live.retention': 'see docs/operating.md, Going live',
  values: 'give each as key: { value: …, checked: 2026-07-01 }; value: null when it is not known',
}

/** The council's names, numbers and hours from council.yaml, or everything wrong with it. */
export const parseCouncil = keepParsed((file, raw): ParsedCouncil => {
  const read = readYaml({ file, text: raw, firstLine: 1 }, schema, remedies)
  if ('faults' in read) return read
  const entries = Object.entries(read.value.values)
  const faults = entries.flatMap(([key, entry]) =>
    badNumbers(entry.value ?? '').map((number) => ({
      file,
      line: read.lineOf(['values', key, 'value']),
      field: `values.${key}.value`,
      problem: `has '${number}', which is no telephone number of this country`,
      remedy: 'look at the source again; a number that is not sure is value: null',
    })),
  )
  if (faults.length > 0) return { faults }
  const known = entries.flatMap(([key, entry]) =>
    entry.value === null ? [] : [[key, entry.value]],
  )
  const graceDays = read.value['review-grace-days']
  const council: Council = {
    name: read.value.name,
    shortName: read.value['short-name'],
    countries: read.value.countries,
    values: Object.fromEntries(known) as Record<string, string>,
    serviceHours: read.value['service-hours'] ?? defaultServiceHours,
    safety: read.value.safety ?? defaultCouncilSafety,
    ...(read.value.colour !== undefined && { colour: read.value.colour }),
    ...(graceDays !== undefined && { reviewGraceDays: graceDays }),
  }
  const toConfirm = entries.flatMap(([key, { value, confirm }]) =>
    value === null || confirm === undefined ? [] : [key],
  )
  const goLive = read.value['go-live'] ?? {}
  return { council, keys: new Set(entries.map(([key]) => key)), toConfirm, goLive }
})

/** Digits of web addresses, e-mails, days and times are not telephone numbers. */
const notNumbers = /\S+@\S+|\S*[a-z]\S*\/\S*|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[:.]\d{2}\b/gi

/** Up to six digits is a short code ('111', '116 123', '85258') and dialled as it stands. */
function badNumbers(text: string): string[] {
  const runs = text.replace(notNumbers, ' ; ').match(/\+?\d(?:[\s()-]{0,2}\d)*/g) ?? []
  return runs.filter((run) => {
    const digits = run.replace(/\D/g, '').length
    return digits > 6 && !isValidPhoneNumber(run, 'GB')
  })
}
