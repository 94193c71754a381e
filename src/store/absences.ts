import { newId } from '../domain/new-id.ts'
import type { Absence } from '../domain/staff.ts'
import type { Data, Tx } from './store.ts'

/** A time away as it is on record. */
export interface StoredAbsence extends Absence {
  readonly id: string
  readonly staffId: string
  readonly reason?: string
}

export interface NewAbsence extends Pick<Absence, 'from' | 'until' | 'coverId'> {
  readonly staffId: string
  readonly reason?: string
  /** Whether young people may be told the reason, and the day they are back. */
  readonly tellReason: boolean
  readonly tellUntil: boolean
}

/** Notes a time away and returns its id. */
export async function addAbsence(tx: Tx, absence: NewAbsence, by: string, at: Date) {
  const id = newId(at)
  const { reason } = absence
  await tx.sql
    .insertInto('absences')
    .values({
      id,
      staff_id: absence.staffId,
      from_at: absence.from,
      until_at: absence.until,
      cover_staff_id: absence.coverId ?? null,
      reason_sealed: reason === undefined ? null : tx.vault.seal(reasonCell(id), reason),
      tell_reason: absence.tellReason ? 1 : 0,
      tell_until: absence.tellUntil ? 1 : 0,
      created_by: by,
      created_at: at.getTime(),
      cancelled_at: null,
    })
    .execute()
  return id
}

const reasonCell = (row: string) => ({ table: 'absences', column: 'reason', row })

/** Takes a time away back; the row stays for the record. */
export async function cancelAbsence(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.sql
    .updateTable('absences')
    .set({ cancelled_at: at.getTime() })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .execute()
}

/** The absences of these people that end after `at`, the first first. */
export async function loadAbsences(
  data: Data,
  staffIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly StoredAbsence[]>> {
  const byStaff = new Map<string, StoredAbsence[]>()
  if (staffIds.length === 0) return byStaff
  const rows = await data.sql
    .selectFrom('absences')
    .selectAll()
    .where('staff_id', 'in', staffIds)
    .where('until_at', '>', at.getTime())
    .where('cancelled_at', 'is', null)
    .orderBy('from_at')
    .execute()
  for (const row of rows) {
    const reason =
      row.reason_sealed === null
        ? undefined
        : data.vault.tryOpen(reasonCell(row.id), row.reason_sealed)
    const absence: StoredAbsence = {
      id: row.id,
      staffId: row.staff_id,
      from: row.from_at,
      until: row.until_at,
      ...(row.cover_staff_id !== null && { coverId: row.cover_staff_id }),
      ...(reason !== undefined && { reason }),
      ...(reason !== undefined && row.tell_reason === 1 && { tellReason: reason }),
      ...(row.tell_until === 1 && { tellUntil: true }),
    }
    byStaff.set(row.staff_id, [...(byStaff.get(row.staff_id) ?? []), absence])
  }
  return byStaff
}
