import { sql } from 'kysely'
import type { Data, Tx } from './store.ts'

/** How they said it is safe to reach them. */
export interface SafeContact {
  readonly how: 'text' | 'call' | 'not-yet'
  /** In their words. */
  readonly when?: string
}

const cell = (row: string) => ({ table: 'cases', column: 'safe_contact', row })

/** Keeps how it is safe to reach them, over what they said before. */
export async function keepSafeContact(tx: Tx, caseId: string, contact: SafeContact): Promise<void> {
  await tx.sql
    .updateTable('cases')
    .set({ safe_contact_sealed: tx.vault.seal(cell(caseId), JSON.stringify(contact)) })
    .where('id', '=', caseId)
    .execute()
}

/** Opens what a row keeps of it. */
function openSafeContact(
  data: Data,
  caseId: string,
  sealed: string | null,
): SafeContact | undefined {
  const opened = sealed === null ? undefined : data.vault.tryOpen(cell(caseId), sealed)
  return opened === undefined ? undefined : (JSON.parse(opened) as SafeContact)
}

/** What they have said so far of the open case of this talk; undefined when none is open. */
export async function findTold(
  data: Data,
  talkId: string,
): Promise<{ readonly contact: boolean; readonly about: boolean } | undefined> {
  const row = await data.sql
    .selectFrom('cases')
    .select(['safe_contact_sealed', 'about'])
    .where('talk_id', '=', talkId)
    .where('status', '=', sql.lit('open' as const))
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { contact: row.safe_contact_sealed !== null, about: row.about !== null }
}

/** How they said it is safe to reach them; undefined when they have not said. */
export async function loadSafeContact(
  data: Data,
  caseId: string,
): Promise<SafeContact | undefined> {
  const row = await data.sql
    .selectFrom('cases')
    .select('safe_contact_sealed')
    .where('id', '=', caseId)
    .executeTakeFirst()
  return openSafeContact(data, caseId, row?.safe_contact_sealed ?? null)
}
