import type { AboutWhom } from '../domain/allegation-case.ts'
import { loadLine } from './line-of-staff.ts'
import type { Data, Tx } from './store.ts'

/**
 * Ids of the staff who are kept out of the person's open case: those an officer has named, those who
 * were in the way when it was told, and those who are by now. Empty when no case is open.
 */
export async function keptOutOf(data: Data, personId: string): Promise<ReadonlySet<string>> {
  const open = await data.sql
    .selectFrom('cases')
    .select(['id', 'about'])
    .where('person_id', '=', personId)
    .where('status', '=', 'open')
    .executeTakeFirst()
  if (open === undefined) return new Set()
  const named = await listKeptOut(data, open.id)
  const inTheWay = await inTheWayOf(data, personId, open.about as AboutWhom | null)
  return new Set([...named.map(({ staffId }) => staffId), ...inTheWay])
}

/** line: stands between the young person and whoever deals with it. named: an officer says it is them. */
export type WhyKeptOut = 'line' | 'named'

export interface KeptOut {
  readonly staffId: string
  readonly why: WhyKeptOut
  /** The officer who says so. */
  readonly by?: string
  readonly at: Date
}

/** Who is kept out of a case, open or not, as it is on record. */
export async function listKeptOut(data: Data, caseId: string): Promise<readonly KeptOut[]> {
  const rows = await data.sql
    .selectFrom('case_kept_out')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    staffId: row.staff_id,
    why: row.why as WhyKeptOut,
    at: new Date(row.at),
    ...(row.by !== null && { by: row.by }),
  }))
}

/**
 * Puts on record who is in the way of a case as its `about` now is, in place of who was before:
 * whoever is no longer their adviser by tomorrow stays kept out.
 */
export async function recordLine(
  tx: Tx,
  of: { readonly id: string; readonly personId: string; readonly about?: AboutWhom },
  at: Date,
): Promise<void> {
  await tx.sql
    .deleteFrom('case_kept_out')
    .where('case_id', '=', of.id)
    .where('why', '=', 'line')
    .execute()
  for (const staffId of await inTheWayOf(tx, of.personId, of.about ?? null)) {
    await keepOut(tx, { caseId: of.id, staffId, why: 'line' }, at)
  }
}

interface Keeping {
  readonly caseId: string
  readonly staffId: string
  readonly why: WhyKeptOut
  readonly by?: string
}

/** Keeps somebody out; who is named stays named. */
export async function keepOut(
  tx: Tx,
  { caseId, staffId, why, by }: Keeping,
  at: Date,
): Promise<void> {
  await tx.sql
    .insertInto('case_kept_out')
    .values({ case_id: caseId, staff_id: staffId, why, by: by ?? null, at: at.getTime() })
    .onConflict((conflict) =>
      why === 'line'
        ? conflict.columns(['case_id', 'staff_id']).doNothing()
        : conflict.columns(['case_id', 'staff_id']).doUpdateSet({ why, by: by ?? null }),
    )
    .execute()
}

/** An officer finds that somebody they had named is not the one. */
export async function letIn(tx: Tx, caseId: string, staffId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom('case_kept_out')
    .where('case_id', '=', caseId)
    .where('staff_id', '=', staffId)
    .where('why', '=', 'named')
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/**
 * A young person's 'PA' may be their lead worker, so both are in the way of what is about one;
 * unsaid, so is everybody who leads either of them.
 */
async function inTheWayOf(
  data: Data,
  personId: string,
  about: AboutWhom | null,
): Promise<readonly string[]> {
  if (about === 'someone-else') return []
  const { workers, managers } = await loadLine(data, personId)
  if (about === 'adviser') return workers
  return about === 'manager' ? managers : [...workers, ...managers]
}
