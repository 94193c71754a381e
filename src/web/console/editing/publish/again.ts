import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FieldError } from '../../admin/admin-page.ts'
import { readForm } from '../../page.ts'
import { editingPage } from '../editing-page.ts'
import type { ActField, ActForm } from './act-form.ts'

export interface Again {
  readonly title: string
  /** Where the text is. */
  readonly back: string
  readonly errors: readonly FieldError[]
  readonly button: string
  /** Those that are asked again, with what was typed; none: it cannot be mended here. */
  readonly fields: readonly ActField[]
}

/** What was not done, why, and the same form again with what was typed in it. */
export function showAgain(
  request: FastifyRequest,
  reply: FastifyReply,
  { title, back, errors, button, fields }: Again,
): Promise<FastifyReply> {
  const form = readForm(request)
  const ids = fields.map(({ id }): string => id)
  const mendable = errors.some(({ field }) => ids.includes(field))
  const hidden = Object.fromEntries(
    Object.entries(form).filter(([name]) => !['csrf', 'key', ...ids].includes(name)),
  )
  const act: ActForm = {
    ...{ id: 'again', title, action: request.url, button, hidden },
    fields: fields.map((field) => ({ ...field, value: form[field.id] ?? '' })),
  }
  return editingPage(request, reply, {
    ...{ view: 'publish/again', part: 'articles', status: 422, title, back },
    // What no field mends is told once, on top.
    errors: errors.map((error) => (ids.includes(error.field) ? error : { ...error, field: '' })),
    ...(mendable && { act }),
  })
}
