import { addStep } from './case-steps.ts'
import { findOpenCase } from './cases.ts'
import { recordLine } from './kept-out.ts'
import type { Tx } from './store.ts'

/**
 * The number turned out to be somebody's: what was told from it is theirs, and every text of theirs
 * goes to it from now on. When they have a case of their own that goes on, and this one stays.
 */
export async function moveCase(
  tx: Tx,
  { fromPersonId, toPersonId }: { readonly fromPersonId: string; readonly toPersonId: string },
  at: Date,
): Promise<void> {
  const known = await findOpenCase(tx, fromPersonId)
  if (known === undefined || (await findOpenCase(tx, toPersonId)) !== undefined) return
  const { id: caseId, talkId } = known
  await tx.sql
    .updateTable('talks')
    .set({ person_id: toPersonId })
    .where('id', '=', talkId)
    .execute()
  await tx.sql
    .updateTable('cases')
    .set({ person_id: toPersonId })
    .where('id', '=', caseId)
    .execute()
  await recordLine(tx, { ...known, personId: toPersonId }, at)
  await addStep(tx, { caseId, step: 'moved' }, at)
}
