import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Role } from '../../../domain/staff.ts'
import { type PageContext, sendPage } from '../page.ts'

const parts = [
  { part: 'staff', text: 'Staff', href: '/console/admin/staff' },
  { part: 'import', text: 'Import', href: '/console/admin/import/people' },
  { part: 'roles', text: 'Roles', href: '/console/admin/roles' },
  { part: 'templates', text: 'WhatsApp templates', href: '/console/admin/templates' },
  { part: 'replies', text: 'Saved replies', href: '/console/admin/replies' },
] as const

export interface AdminContext extends PageContext {
  /** A file of views/console/admin, without its ending. */
  readonly view: string
  readonly part: (typeof parts)[number]['part'] | 'index'
}

/** A page of the administrators', with their own menu. */
export function adminPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { view, part, ...context }: AdminContext,
): Promise<FastifyReply> {
  const adminParts = parts.map((one) => ({ ...one, active: one.part === part }))
  return sendPage(request, reply, `console/admin/${view}.njk`, {
    tab: 'admin',
    adminParts,
    ...context,
  })
}

/** Something wrong with a field, as the page says it. */
export interface FieldError {
  readonly field: string
  readonly text: string
}

const names: Readonly<Record<Role, string>> = {
  'personal-adviser': 'Personal adviser',
  'social-worker': 'Social worker',
  'duty-adviser': 'Duty adviser',
  'team-manager': 'Team manager',
  'content-editor': 'Content editor',
  approver: 'Approver',
  'safeguarding-lead': 'Safeguarding lead',
  'head-of-service': 'Head of service',
  'allegations-officer': 'Allegations officer',
  administrator: 'Administrator',
}

export function roleName(role: Role): string {
  return names[role]
}
