import { DateTime } from 'luxon'
import { dangerSources, type Level, levels } from '../../../domain/danger.ts'
import { zone } from '../../../domain/working-time.ts'
import type { DetectionsAsked } from '../../../store/views/detections.ts'
import { allKinds } from './safety-words.ts'

/** The fields of the filter as the address has them; '' for all. */
export interface DetectionFilter {
  readonly kind: string
  readonly level: string
  readonly source: string
  readonly verdict: string
  /** ISO days, in London. */
  readonly from: string
  readonly until: string
}

const verdictChoices = ['none', 'true', 'false'] as const
const idForm = /^[0-9a-f-]{36}$/

/** Reads the address; what cannot be read is not filtered by. */
export function readDetectionFilter(query: Readonly<Record<string, unknown>>): {
  readonly filter: DetectionFilter
  readonly asked: Omit<DetectionsAsked, 'most'>
} {
  const text = (name: string): string => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const kind = allKinds.find((one) => one === text('kind'))
  const level = (Object.keys(levels) as Level[]).find((one) => one === text('level'))
  const source = dangerSources.find((one) => one === text('source'))
  const verdict = verdictChoices.find((one) => one === text('verdict'))
  const from = dayOf(text('from'))
  const last = dayOf(text('until'))
  const before = idForm.test(text('before')) ? text('before') : undefined
  return {
    filter: {
      kind: kind ?? '',
      level: level ?? '',
      source: source ?? '',
      verdict: verdict ?? '',
      from: from?.toISODate() ?? '',
      until: last?.toISODate() ?? '',
    },
    asked: {
      ...{ kind, level, source, verdict, before },
      from: from?.toJSDate(),
      until: last?.plus({ days: 1 }).toJSDate(),
    },
  }
}

function dayOf(text: string): DateTime | undefined {
  const day = DateTime.fromISO(text, { zone }).startOf('day')
  return text !== '' && day.isValid ? day : undefined
}

/** The address of the page that goes on after this one. */
export function queryAfter(filter: DetectionFilter, before: string): string {
  const fields = Object.entries(filter) as [string, string][]
  const set = fields.filter(([, value]) => value !== '')
  return new URLSearchParams([...set, ['before', before]]).toString()
}
