import type { Tx } from './store.ts'

/** What a person makes of a detection. */
export const verdicts = ['true', 'false'] as const
export type Verdict = (typeof verdicts)[number]

export interface NewVerdict {
  readonly detectionId: string
  readonly verdict: Verdict
  /** What the page showed: the mark counts only while it is still this. */
  readonly was: Verdict | undefined
  readonly by: string
  /** Why, in their words; nothing when empty. */
  readonly note: string
}

/** Marks a detection as a true or false alarm; false when somebody else was quicker. */
export async function markDetection(
  tx: Tx,
  { detectionId, verdict, was, by, note }: NewVerdict,
  at: Date,
): Promise<boolean> {
  const cell = { table: 'detections', column: 'verdict_note', row: detectionId }
  const { numUpdatedRows } = await tx.sql
    .updateTable('detections')
    .set({
      verdict,
      verdict_by: by,
      verdict_at: at.getTime(),
      verdict_note_sealed: note === '' ? null : tx.vault.seal(cell, note),
    })
    .where('id', '=', detectionId)
    .where('verdict', was === undefined ? 'is' : '=', was ?? null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** How many texts of an alarm nobody has marked as false: it is no false alarm before there is none. */
export async function countNotFalse(tx: Tx, alarmId: string): Promise<number> {
  const { count } = await tx.sql
    .selectFrom('detections')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('alarm_id', '=', alarmId)
    .where('category', '=', 'danger')
    .where((eb) => eb.or([eb('verdict', 'is', null), eb('verdict', '=', 'true')]))
    .executeTakeFirstOrThrow()
  return count
}
