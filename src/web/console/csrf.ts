import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Form } from '../plugins/forms.ts'
import { isFromOwnPage } from '../plugins/same-origin.ts'
import { sessionToken } from './session.ts'

/** What every form of this session carries; empty where there is no session yet. */
export function csrfToken(request: FastifyRequest): string {
  const token = sessionToken(request)
  if (token === undefined) return ''
  return request.server.consoleDeps.store.vault.lookup('csrf', token)
}

/** Whether a page of ours, shown in this session, posted this. */
export function isOurForm(request: FastifyRequest): boolean {
  if (!isFromOwnPage(request)) return false
  const given = request.headers['x-csrf'] ?? ((request.body ?? {}) as Form)['csrf']
  const wanted = csrfToken(request)
  return typeof given === 'string' && wanted !== '' && isEqual(given, wanted)
}

function isEqual(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
