import type { Refusal, TypedIn } from './show-alarm.ts'

/** Nothing was done for want of something in the form. */
export function refused(errors: Refusal['errors']): Refusal {
  return { errors, status: 422 }
}

/** What was typed is shown again, in the form that is left: it may be kept as a note. */
export function closedMeanwhile(
  by: string,
  written: string,
): Refusal & Pick<TypedIn, 'open' | 'values'> {
  const who = by === '' ? 'Whoever answers at night' : by
  const text = `${who} closed it in the meantime. What you wrote is below: keep it as a note.`
  const errors = [{ field: 'note-text', text }]
  return { errors, status: 409, open: 'note', values: { 'note-text': written } }
}
