import { bankHolidaysOf } from '../domain/bank-holidays.ts'
import type { Role, WorkingPattern } from '../domain/staff.ts'
import type { Viewer } from '../domain/viewer.ts'
import { nextDueIn } from '../domain/working-time.ts'
import type { Data } from './store.ts'

/** A member of staff's row with one absence that runs now, theirs or one they cover; or none. */
export interface ViewerRow {
  readonly staff_id: string
  readonly roles: string
  readonly team: string
  readonly working_pattern: string
  readonly away_id: string | null
}

/** The rows that say what a member of staff may see at this moment. */
export function viewerQuery(data: Data, now: Date) {
  return data.sql
    .selectFrom('staff')
    .leftJoin('absences', (join) =>
      join
        .on('absences.from_at', '<=', now.getTime())
        .on('absences.until_at', '>', now.getTime())
        .on('absences.cancelled_at', 'is', null)
        .on((on) =>
          on.or([
            on('absences.staff_id', '=', on.ref('staff.id')),
            on('absences.cover_staff_id', '=', on.ref('staff.id')),
          ]),
        ),
    )
    .where('staff.left_at', 'is', null)
    .select([
      'staff.id as staff_id',
      'staff.name_sealed',
      'staff.roles',
      'staff.team',
      'staff.working_pattern',
      'absences.staff_id as away_id',
    ])
}

/** Who is looking, as of `now`; undefined when they have left, or never were. */
export async function loadViewer(
  data: Data,
  staffId: string,
  now: Date,
): Promise<Viewer | undefined> {
  return toViewer(await viewerQuery(data, now).where('staff.id', '=', staffId).execute(), now)
}

/** All rows are of one member of staff. */
export function toViewer(rows: readonly ViewerRow[], now: Date): Viewer | undefined {
  const [row] = rows
  if (row === undefined) return undefined
  const away = rows.map((one) => one.away_id).filter((id) => id !== null)
  const roles = JSON.parse(row.roles) as Role[]
  const workingPattern = JSON.parse(row.working_pattern) as WorkingPattern
  return {
    staffId: row.staff_id,
    roles,
    team: row.team,
    onDuty:
      roles.includes('duty-adviser') &&
      !away.includes(row.staff_id) &&
      isDueIn(workingPattern, now),
    coversFor: away.filter((id) => id !== row.staff_id),
  }
}

function isDueIn(workingPattern: WorkingPattern, now: Date): boolean {
  const holidays = bankHolidaysOf(now.getUTCFullYear(), now.getUTCFullYear() + 1)
  return nextDueIn({ workingPattern, absences: [] }, holidays, now)?.getTime() === now.getTime()
}
