import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** 'You said, we did': said once to everybody who writes while it holds. */
export interface GeneralNotice {
  readonly id: string
  readonly language: string
  readonly text: string
  readonly from: Date
  /** The first moment at which it holds no longer. */
  readonly until: Date
  readonly createdBy: string
  readonly createdAt: Date
  readonly withdrawnBy?: string
  readonly withdrawnAt?: Date
}

type NewNotice = Pick<GeneralNotice, 'language' | 'text' | 'from' | 'until' | 'createdBy'>

export async function addGeneralNotice(tx: Tx, notice: NewNotice, at: Date): Promise<string> {
  const id = newId(at)
  const { language, text, from, until, createdBy } = notice
  await tx.sql
    .insertInto('general_notices')
    .values({
      ...{ id, language, text, created_by: createdBy, created_at: at.getTime() },
      ...{ from_at: from.getTime(), until_at: until.getTime() },
    })
    .execute()
  return id
}

/** The one that is said now: of several the newest. */
export async function findNoticeInForce(
  data: Data,
  language: string,
  now: Date,
): Promise<Pick<GeneralNotice, 'id' | 'text'> | undefined> {
  return data.sql
    .selectFrom('general_notices')
    .select(['id', 'text'])
    .where('language', '=', language)
    .where('until_at', '>', now.getTime())
    .where('from_at', '<=', now.getTime())
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The newest first. */
export async function listGeneralNotices(
  data: Data,
  most: number,
): Promise<readonly GeneralNotice[]> {
  const rows = await data.sql
    .selectFrom('general_notices')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, language: row.language, text: row.text },
    ...{ from: new Date(row.from_at), until: new Date(row.until_at) },
    ...{ createdBy: row.created_by, createdAt: new Date(row.created_at) },
    ...(row.withdrawn_by !== null && { withdrawnBy: row.withdrawn_by }),
    ...(row.withdrawn_at !== null && { withdrawnAt: new Date(row.withdrawn_at) }),
  }))
}

/** False when it was withdrawn already. */
export async function withdrawGeneralNotice(
  tx: Tx,
  id: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('general_notices')
    .set({ withdrawn_by: by, withdrawn_at: at.getTime() })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) > 0
}
