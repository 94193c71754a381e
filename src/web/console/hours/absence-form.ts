import { DateTime } from 'luxon'
import { zone } from '../../../domain/working-time.ts'
import type { NewAbsence } from '../../../store/absences.ts'

/** Something wrong with a field, as the page says it. */
export interface FieldError {
  readonly field: string
  readonly text: string
}

interface Given {
  readonly form: Readonly<Record<string, string>>
  readonly told: readonly string[]
  readonly staffId: string
  /** Whom they may name as cover. */
  readonly covers: ReadonlySet<string>
}

/** A time away as it was typed, or everything wrong with it. Times are the council's. */
export function readAbsence({
  form,
  told,
  staffId,
  covers,
}: Given): { readonly absence: NewAbsence } | { readonly errors: readonly FieldError[] } {
  const from = momentOf(form['from'])
  const until = momentOf(form['until'])
  const cover = form['cover'] ?? ''
  const reason = (form['reason'] ?? '').trim()
  const errors = [
    from === undefined && { field: 'from', text: 'Say from when, with day and time' },
    until === undefined && { field: 'until', text: 'Say when you are back, with day and time' },
    from !== undefined &&
      until !== undefined &&
      until <= from && { field: 'until', text: 'Back must be after the beginning' },
    cover !== '' && !covers.has(cover) && { field: 'cover', text: 'Choose somebody of the list' },
    told.includes('reason') &&
      reason === '' && { field: 'reason', text: 'Write the reason that may be told' },
    reason.length > 200 && { field: 'reason', text: 'Write the reason in 200 characters or fewer' },
  ].filter((error) => error !== false)
  if (from === undefined || until === undefined || errors.length > 0) return { errors }
  return {
    absence: {
      staffId,
      from,
      until,
      tellReason: told.includes('reason'),
      tellUntil: told.includes('until'),
      ...(cover !== '' && { coverId: cover }),
      ...(reason !== '' && { reason }),
    },
  }
}

function momentOf(text: string | undefined): number | undefined {
  const moment = DateTime.fromISO(text ?? '', { zone })
  return moment.isValid ? moment.toMillis() : undefined
}
