import type { CaseStep } from '../domain/allegation-case.ts'
import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

export interface NewStep {
  readonly caseId: string
  readonly step: CaseStep
  /** Absent: the young person, or the system. */
  readonly staffId?: string
  /** Words, sealed. */
  readonly note?: string
}

export interface StoredStep extends NewStep {
  readonly id: string
  readonly at: Date
}

const noteCell = (row: string) => ({ table: 'case_steps', column: 'note', row })

/** Puts on record what was done; nothing changes or removes it. */
export async function addStep(tx: Tx, step: NewStep, at: Date): Promise<void> {
  const id = newId(at)
  const note = step.note?.trim() ?? ''
  await tx.sql
    .insertInto('case_steps')
    .values({
      id,
      case_id: step.caseId,
      staff_id: step.staffId ?? null,
      step: step.step,
      note_sealed: note === '' ? null : tx.vault.seal(noteCell(id), note),
      at: at.getTime(),
      retain_until: null,
    })
    .execute()
}

/** All that is on record of a case, oldest first. */
export async function listSteps(data: Data, caseId: string): Promise<readonly StoredStep[]> {
  const rows = await data.sql
    .selectFrom('case_steps')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const note =
      row.note_sealed === null ? undefined : data.vault.tryOpen(noteCell(row.id), row.note_sealed)
    return {
      id: row.id,
      caseId: row.case_id,
      step: row.step as CaseStep,
      at: new Date(row.at),
      ...(row.staff_id !== null && { staffId: row.staff_id }),
      ...(note !== undefined && { note }),
    }
  })
}
