import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** A safeguarding lead may read a case because an officer said so. */
export interface CaseGrant {
  readonly id: string
  readonly staffId: string
  readonly grantedBy: string
  readonly at: Date
  readonly until: Date
  readonly endedAt?: Date
}

/** Lets a safeguarding lead read a case until then; one that runs is replaced. */
export async function grantCase(
  tx: Tx,
  grant: {
    readonly caseId: string
    readonly staffId: string
    readonly by: string
    readonly until: Date
  },
  at: Date,
): Promise<void> {
  await endGrants(tx, grant.caseId, at, grant.staffId)
  await tx.sql
    .insertInto('case_grants')
    .values({
      id: newId(at),
      case_id: grant.caseId,
      staff_id: grant.staffId,
      granted_by: grant.by,
      at: at.getTime(),
      until_at: grant.until.getTime(),
      ended_at: null,
    })
    .execute()
}

/** Ends what runs of a case, of one safeguarding lead or of all; how many. */
export async function endGrants(
  tx: Tx,
  caseId: string,
  at: Date,
  staffId?: string,
): Promise<number> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('case_grants')
    .set({ ended_at: at.getTime() })
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .$if(staffId !== undefined, (query) => query.where('staff_id', '=', staffId ?? ''))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Everybody who may read a case, or might. */
export async function listGrants(data: Data, caseId: string): Promise<readonly CaseGrant[]> {
  const rows = await data.sql
    .selectFrom('case_grants')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    grantedBy: row.granted_by,
    at: new Date(row.at),
    until: new Date(row.until_at),
    ...(row.ended_at !== null && { endedAt: new Date(row.ended_at) }),
  }))
}
