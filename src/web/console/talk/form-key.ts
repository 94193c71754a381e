import { createHash, randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Form } from '../../plugins/forms.ts'

/**
 * What stands for these words written in this form: sent again they have the same key, whatever
 * else in the form has changed, and other words in the same form have another.
 */
export function formKeyOf(request: FastifyRequest, text: string): string {
  const { key } = (request.body ?? {}) as Form
  const minted = typeof key === 'string' && key !== '' ? key : randomUUID()
  const said = JSON.stringify([request.viewer.staffId, minted, text.trim()])
  return createHash('sha256').update(said).digest('base64url')
}
