import type { FastifyReply, FastifyRequest } from 'fastify'
import { type PageContext, sendPage } from '../page.ts'

const parts = [
  { part: 'detections', text: 'What was heard', href: '/console/safety' },
  { part: 'misses', text: 'What was missed', href: '/console/safety/misses' },
  { part: 'sample', text: 'Monthly sample', href: '/console/safety/sample' },
  { part: 'phrases', text: 'Phrases', href: '/console/safety/phrases' },
] as const

export interface SafetyContext extends PageContext {
  /** A file of views/console/safety, without its ending. */
  readonly view: string
  readonly part: (typeof parts)[number]['part']
}

/** A page of the safeguarding lead's, with their own menu. */
export function safetyPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { view, part, ...context }: SafetyContext,
): Promise<FastifyReply> {
  const safetyParts = parts.map((one) => ({ ...one, active: one.part === part }))
  return sendPage(request, reply, `console/safety/${view}.njk`, {
    tab: 'safety',
    safetyParts,
    ...context,
  })
}
