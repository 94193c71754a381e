import { newId } from '../domain/new-id.ts'
import type { Tx } from './store.ts'

/** A text that should have raised an alarm, as a member of staff reports it. */
export interface NewMiss {
  readonly messageId: string
  readonly talkId: string
  readonly personId: string
  /** A `DangerKind`, or 'allegation'. */
  readonly kind: string
  readonly reportedBy: string
  /** In their words; nothing when empty. */
  readonly note: string
}

/** Keeps a miss and returns its id; undefined when this text has been reported before. */
export async function addMiss(tx: Tx, miss: NewMiss, at: Date): Promise<string | undefined> {
  const id = newId(at)
  const cell = { table: 'misses', column: 'note', row: id }
  const row = await tx.sql
    .insertInto('misses')
    .values({
      id,
      message_id: miss.messageId,
      talk_id: miss.talkId,
      person_id: miss.personId,
      kind: miss.kind,
      reported_by: miss.reportedBy,
      note_sealed: miss.note === '' ? null : tx.vault.seal(cell, miss.note),
      at: at.getTime(),
      alarm_id: null,
      seen_by: null,
      seen_at: null,
      retain_until: null,
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** What an alarm is raised from, for a miss that none was raised for yet; held until the commit. */
export async function holdUnraised(tx: Tx, missId: string) {
  return tx.sql
    .selectFrom('misses')
    .select(['message_id', 'person_id', 'kind', 'at'])
    .where('id', '=', missId)
    .where('alarm_id', 'is', null)
    .$if(tx.engine === 'postgres', (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
}

/** Notes that an alarm was raised because of it. */
export async function noteRaised(tx: Tx, missId: string, alarmId: string): Promise<void> {
  await tx.sql
    .updateTable('misses')
    .set({ alarm_id: alarmId })
    .where('id', '=', missId)
    .where('alarm_id', 'is', null)
    .execute()
}

/** The lead has looked at it; false when somebody had before. */
export async function noteMissSeen(tx: Tx, missId: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('misses')
    .set({ seen_by: by, seen_at: at.getTime() })
    .where('id', '=', missId)
    .where('seen_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}
