import { fitPasted } from '../../../../editing/fit-pasted.ts'
import { isoDay } from '../../../../knowledge/front-matter.ts'
import type { CouncilValue } from '../../../../knowledge/write-council.ts'
import type { FieldError } from '../../hours/absence-form.ts'

type Form = Readonly<Record<string, string>>

const longest = 500

/** A value as it was typed, or everything wrong with it. */
export function readCouncilForm(
  form: Form,
): { readonly value: CouncilValue } | { readonly errors: readonly FieldError[] } {
  const text = (name: string) =>
    fitPasted(form[name] ?? '')
      .replace(/\s+/g, ' ')
      .trim()
  const isKnown = form['known'] === 'yes'
  const value = {
    value: isKnown ? text('value') : null,
    ...{ checked: text('checked'), source: text('source'), confirm: text('confirm') },
  }
  const errors = [
    form['known'] !== 'yes' &&
      form['known'] !== 'no' && { field: 'known', text: 'Say whether it is known' },
    isKnown && value.value === '' && { field: 'value', text: 'Write the value' },
    isKnown &&
      !isoDay.safeParse(value.checked).success && {
        field: 'checked',
        text: 'Give the day somebody looked',
      },
    ...(['value', 'source', 'confirm'] as const).map(
      (field) =>
        (value[field] ?? '').length > longest && {
          field,
          text: `Write it in at most ${longest} characters`,
        },
    ),
  ].filter((error) => error !== false)
  return errors.length > 0 ? { errors } : { value: isKnown ? value : { ...value, checked: '' } }
}
