import { DateTime } from 'luxon'
import type { StaffMember } from '../../../domain/staff.ts'
import { zone } from '../../../domain/working-time.ts'
import type { NewShift, Shift } from '../../../store/on-call.ts'
import type { FieldError } from '../hours/absence-form.ts'
import { dayAndTime } from '../times.ts'

interface Given {
  readonly form: Readonly<Record<string, string>>
  readonly roster: readonly StaffMember[]
  /** Those planned already. */
  readonly shifts: readonly Shift[]
  readonly now: Date
}

/** A longer shift is a mistyped day. */
const longestMs = 7 * 24 * 60 * 60 * 1000

/** A shift as it was typed, or everything wrong with it. Times are the council's. */
export function readShift({
  form,
  roster,
  shifts,
  now,
}: Given): { readonly shift: NewShift } | { readonly errors: readonly FieldError[] } {
  const from = momentOf(form['from'])
  const until = momentOf(form['until'])
  const member = roster.find(({ id }) => id === form['staff'])
  const errors = [...whoErrors(member), ...timeErrors(from, until, now)]
  if (member === undefined || from === undefined || until === undefined || errors.length > 0) {
    return { errors }
  }
  const shift = { staffId: member.id, from, until }
  const other = shifts.find((one) => overlaps(one, shift))
  if (other === undefined) return { shift }
  return { errors: [{ field: 'from', text: overlapWords(member, other) }] }
}

function whoErrors(member: StaffMember | undefined): readonly FieldError[] {
  if (member === undefined) return [{ field: 'staff', text: 'Choose who is on call' }]
  if (member.workMobile !== undefined) return []
  const text = `${member.name} has no work mobile: nobody is reached at night by e-mail alone. Mend it under Admin, Staff`
  return [{ field: 'staff', text }]
}

function timeErrors(
  from: number | undefined,
  until: number | undefined,
  now: Date,
): readonly FieldError[] {
  if (from === undefined || until === undefined) return missingTimes(from, until)
  if (until <= from) return [{ field: 'until', text: 'The end must be after the beginning' }]
  if (until <= now.getTime()) return [{ field: 'until', text: 'It is over already' }]
  if (until - from <= longestMs) return []
  return [{ field: 'until', text: 'That is longer than a week: plan it in parts' }]
}

function missingTimes(from: number | undefined, until: number | undefined): readonly FieldError[] {
  return [
    ...(from === undefined ? [{ field: 'from', text: 'Say from when, with day and time' }] : []),
    ...(until === undefined ? [{ field: 'until', text: 'Say until when, with day and time' }] : []),
  ]
}

function overlaps(one: Shift, other: NewShift): boolean {
  return one.staffId === other.staffId && one.from < other.until && other.from < one.until
}

function overlapWords({ name }: StaffMember, { from, until }: Shift): string {
  return `${name} is on call already from ${dayAndTime(new Date(from))} to ${dayAndTime(new Date(until))}`
}

function momentOf(text: string | undefined): number | undefined {
  const moment = DateTime.fromISO(text ?? '', { zone })
  return moment.isValid ? moment.toMillis() : undefined
}
