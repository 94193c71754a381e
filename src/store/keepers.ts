import type { Data, Tx } from './store.ts'

/** Who answers for an article: its subject, its words, and who lets them out. All staff ids. */
export interface Keepers {
  readonly owner?: string
  readonly editor?: string
  readonly approver?: string
}

interface ArticleName {
  readonly name: string
  readonly language: string
}

export async function findKeepers(data: Data, { name, language }: ArticleName): Promise<Keepers> {
  const row = await data.sql
    .selectFrom('article_keepers')
    .selectAll()
    .where('name', '=', name)
    .where('language', '=', language)
    .executeTakeFirst()
  return row === undefined ? {} : toKeepers(row)
}

/** Of every article that has any, by '<language>/<id>'. */
export async function listKeepers(data: Data): Promise<ReadonlyMap<string, Keepers>> {
  const rows = await data.sql.selectFrom('article_keepers').selectAll().execute()
  return new Map(rows.map((row) => [`${row.language}/${row.name}`, toKeepers(row)]))
}

/** Sets all three; what is absent has nobody. */
export async function setKeepers(
  tx: Tx,
  { name, language }: ArticleName,
  { owner, editor, approver }: Keepers,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const kept = {
    owner_staff_id: owner ?? null,
    editor_staff_id: editor ?? null,
    approver_staff_id: approver ?? null,
    set_by: by,
    set_at: at.getTime(),
  }
  await tx.sql
    .insertInto('article_keepers')
    .values({ name, language, ...kept })
    .onConflict((conflict) => conflict.columns(['name', 'language']).doUpdateSet(kept))
    .execute()
}

interface KeepersRow {
  readonly owner_staff_id: string | null
  readonly editor_staff_id: string | null
  readonly approver_staff_id: string | null
}

function toKeepers(row: KeepersRow): Keepers {
  return {
    ...(row.owner_staff_id !== null && { owner: row.owner_staff_id }),
    ...(row.editor_staff_id !== null && { editor: row.editor_staff_id }),
    ...(row.approver_staff_id !== null && { approver: row.approver_staff_id }),
  }
}

/** What keepers are reminded of: see editing/stay-true/remind-keepers.ts. */
export type ReminderKind = 'review-30' | 'review-7' | 'past-review' | 'core' | 'check'

/** Notes that keepers are reminded; false when they were, in this or another process. */
export async function noteReminder(
  tx: Tx,
  { name, language }: ArticleName,
  reminder: { readonly kind: ReminderKind; readonly forDay: string },
  at: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('keeper_reminders')
    .values({ name, language, kind: reminder.kind, for_day: reminder.forDay, at: at.getTime() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}
