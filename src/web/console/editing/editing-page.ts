import type { FastifyReply, FastifyRequest } from 'fastify'
import { type PageContext, sendPage } from '../page.ts'

const parts = [
  { part: 'desk', text: 'Desk', href: '/console/editing' },
  { part: 'asked', text: 'What was asked', href: '/console/editing/asked' },
  { part: 'articles', text: 'Articles', href: '/console/editing/articles' },
  { part: 'words', text: 'Words and values', href: '/console/editing/words' },
  { part: 'service', text: 'In service', href: '/console/editing/service' },
  { part: 'help', text: 'Help', href: '/console/editing/help' },
] as const

export interface EditingContext extends PageContext {
  /** A file of views/console/editing, without its ending. */
  readonly view: string
  readonly part: (typeof parts)[number]['part']
}

/** A page of the editors' workspace, with its own menu. */
export function editingPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { view, part, ...context }: EditingContext,
): Promise<FastifyReply> {
  const editingParts = parts.map((one) => ({ ...one, active: one.part === part }))
  return sendPage(request, reply, `console/editing/${view}.njk`, {
    tab: 'editing',
    editingParts,
    ...context,
  })
}
