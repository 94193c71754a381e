import type { KnowledgePlace } from '../../domain/knowledge-place.ts'
import type { NoticeKind } from '../../domain/handover.ts'
import type { StaffMember } from '../../domain/staff.ts'
import { findKeepers } from '../../store/keepers.ts'
import { queueNotice } from '../../store/notices.ts'
import { loadRoster } from '../../store/staff.ts'
import type { Data, Tx } from '../../store/store.ts'

/**
 * Whom a text waits for: the article's own approver, else everybody who may approve it; safety
 * wording waits for safeguarding leads. Never whoever wrote it.
 */
export async function whoApproves(
  data: Data,
  text: KnowledgePlace & { readonly isSafety: boolean; readonly authors: readonly string[] },
  at: Date,
): Promise<readonly StaffMember[]> {
  const roster = await loadRoster(data, at)
  const others = roster.filter(({ id }) => !text.authors.includes(id))
  const leads = others.filter(({ roles }) => roles.includes('safeguarding-lead'))
  const wroteLead = roster.some(
    ({ id, roles }) => text.authors.includes(id) && roles.includes('safeguarding-lead'),
  )
  if (text.isSafety && !wroteLead) return leads
  const approvers = others.filter(({ roles }) => roles.includes('approver'))
  const keepers = text.kind === 'article' ? await findKeepers(data, text) : {}
  const own = approvers.filter(({ id }) => id === keepers.approver)
  if (own.length > 0) return own
  return text.isSafety ? [...new Set([...leads, ...approvers])] : approvers
}

/** Tells each of them by e-mail; nothing of the text is in it. */
export async function tellEditors(
  tx: Tx,
  staffIds: readonly string[],
  { kind, article }: { readonly kind: NoticeKind; readonly article: string },
  at: Date,
): Promise<void> {
  for (const staffId of new Set(staffIds)) {
    await queueNotice(tx, { staffId, kind, urgency: 'normal', article }, at)
  }
}
