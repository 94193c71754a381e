import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** A shift of the paid on-call rota; both ends milliseconds UTC, `until` the first moment after. */
export interface NewShift {
  readonly staffId: string
  readonly from: number
  readonly until: number
}

export interface Shift extends NewShift {
  readonly id: string
}

/** Plans a shift and returns its id. */
export async function addShift(tx: Tx, shift: NewShift, by: string, at: Date): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('on_call')
    .values({
      id,
      staff_id: shift.staffId,
      from_at: shift.from,
      until_at: shift.until,
      created_by: by,
      created_at: at.getTime(),
      cancelled_at: null,
    })
    .execute()
  return id
}

/** Takes a shift back, for the record kept; false when it was taken back already. */
export async function cancelShift(tx: Tx, id: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('on_call')
    .set({ cancelled_at: at.getTime() })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Shifts of people who work here that touch this time (milliseconds UTC), the first first. */
export async function listShifts(
  data: Data,
  {
    from,
    until,
    staffId,
  }: { readonly from: number; readonly until: number; readonly staffId?: string },
): Promise<readonly Shift[]> {
  const rows = await data.sql
    .selectFrom('on_call')
    .innerJoin('staff', 'staff.id', 'on_call.staff_id')
    .select(['on_call.id', 'staff_id', 'from_at', 'until_at'])
    .where('until_at', '>', from)
    .where('from_at', '<', until)
    .where('cancelled_at', 'is', null)
    .where('left_at', 'is', null)
    .$if(staffId !== undefined, (query) => query.where('staff_id', '=', staffId ?? ''))
    .orderBy('from_at')
    .orderBy('on_call.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    from: row.from_at,
    until: row.until_at,
  }))
}

/** Whose shift runs at this moment. */
export async function onCallAt(data: Data, at: Date): Promise<readonly string[]> {
  const shifts = await listShifts(data, { from: at.getTime(), until: at.getTime() + 1 })
  return [...new Set(shifts.map(({ staffId }) => staffId))]
}
