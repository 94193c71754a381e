import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageContext } from '../../page.ts'
import { editingPage } from '../editing-page.ts'

const parts = [
  { part: 'questions', text: 'Questions', href: '/console/editing/asked' },
  { part: 'suggestions', text: 'Suggestions', href: '/console/editing/asked/suggestions' },
  { part: 'notice', text: 'You said, we did', href: '/console/editing/asked/notice' },
] as const

export interface AskedContext extends PageContext {
  /** A file of views/console/editing/asked, without its ending. */
  readonly view: string
  readonly askedPart: (typeof parts)[number]['part']
}

/** A page of 'What was asked', with its three parts. */
export function askedPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { view, askedPart, ...context }: AskedContext,
): Promise<FastifyReply> {
  const askedParts = parts.map((one) => ({ ...one, active: one.part === askedPart }))
  return editingPage(request, reply, {
    ...context,
    view: `asked/${view}`,
    part: 'asked',
    askedParts,
  })
}

/** The page that a query asks for, from 1. */
export function pageOf(query: Readonly<Record<string, unknown>>): number {
  const text = query['page']
  return typeof text === 'string' && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

/** Links to the pages before and after this one, and which of how many it is. */
export function pagesAround(
  { page, most, total }: { readonly page: number; readonly most: number; readonly total: number },
  hrefOf: (page: number) => string,
) {
  const last = Math.max(1, Math.ceil(total / most))
  return {
    page,
    last,
    ...(page > 1 && { before: hrefOf(Math.min(page - 1, last)) }),
    ...(page < last && { after: hrefOf(page + 1) }),
  }
}
