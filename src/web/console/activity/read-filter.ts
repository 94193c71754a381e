import { DateTime } from 'luxon'
import { zone } from '../../../domain/working-time.ts'
import { type EventKind, eventKinds } from '../../../store/events.ts'

/** Which events a manager wants to see. */
export interface ActivityFilter {
  /** Its beginning, in London. */
  readonly day: DateTime
  readonly staffId?: string | undefined
  readonly personId?: string | undefined
  readonly kind?: EventKind | undefined
  readonly before?: string | undefined
}

const idForm = /^[0-9a-f-]{36}$/

/** Reads the address; what cannot be read is not filtered by, and the day is today. */
export function readFilter(query: Readonly<Record<string, unknown>>, now: Date): ActivityFilter {
  const text = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const id = (name: string): string | undefined =>
    idForm.test(text(name) ?? '') ? text(name) : undefined
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  const asked = DateTime.fromISO(text('day') ?? '', { zone }).startOf('day')
  return {
    day: asked.isValid && asked <= today ? asked : today,
    staffId: id('staff'),
    personId: id('person'),
    kind: eventKinds.find((kind) => kind === text('kind')),
    before: id('before'),
  }
}
