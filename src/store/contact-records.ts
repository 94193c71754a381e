import type { ChannelName } from '../domain/address.ts'
import type { HandoverOutcome } from '../domain/handover.ts'
import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** What the case file is to know of a talk: who, when, how, what about and what comes of it. */
export interface NewContactRecord {
  readonly personId: string
  readonly talkId: string
  readonly handoverId: string
  readonly staffId: string
  readonly from: Date
  readonly until: Date
  readonly channels: readonly ChannelName[]
  readonly summary: string
  readonly actions: string
  /** The words of the talk are part of it. */
  readonly withWords: boolean
  readonly outcome: HandoverOutcome
}

/** Keeps a record of contact and returns its id. */
export async function addContactRecord(
  tx: Tx,
  record: NewContactRecord,
  at: Date,
): Promise<string> {
  const id = newId(at)
  const seal = (column: string, text: string): string =>
    tx.vault.seal({ table: 'contact_records', column, row: id }, text)
  await tx.sql
    .insertInto('contact_records')
    .values({
      id,
      person_id: record.personId,
      talk_id: record.talkId,
      handover_id: record.handoverId,
      staff_id: record.staffId,
      from_at: record.from.getTime(),
      until_at: record.until.getTime(),
      channels: JSON.stringify(record.channels),
      summary_sealed: seal('summary', record.summary),
      actions_sealed: seal('actions', record.actions),
      with_words: record.withWords ? 1 : 0,
      outcome: record.outcome,
      in_case_system_at: null,
      in_case_system_by: null,
      created_at: at.getTime(),
      retain_until: null,
    })
    .execute()
  return id
}

/** The record that was written when a talk was handed back. */
export async function findRecordOfTalk(
  data: Data,
  talkId: string,
): Promise<{ readonly id: string; readonly staffId: string } | undefined> {
  const row = await data.sql
    .selectFrom('contact_records')
    .select(['id', 'staff_id'])
    .where('talk_id', '=', talkId)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, staffId: row.staff_id }
}

/** Notes that somebody put it into the case system; false when that was noted before. */
export async function markInCaseSystem(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('contact_records')
    .set({ in_case_system_at: at.getTime(), in_case_system_by: by })
    .where('id', '=', id)
    .where('in_case_system_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
