import { sql } from 'kysely'
import type { Viewer } from '../../domain/viewer.ts'
import { textCell } from '../messages.ts'
import type { Data } from '../store.ts'
import { visibleTo } from '../visible-to.ts'

/** A record of contact as the list shows it. */
export interface ListedRecord {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly staffId: string
  readonly from: Date
  readonly until: Date
  readonly outcome: string
  readonly inCaseSystemAt?: Date
}

/** A record of contact, whole: what is copied into the case system. */
export interface ContactRecord extends ListedRecord {
  readonly caseReference?: string
  readonly channels: readonly string[]
  readonly summary: string
  readonly actions: string
  /** The texts of the talk, when they are part of the record. */
  readonly words: readonly RecordedText[]
}

export interface RecordedText {
  readonly author: 'young-person' | 'bot' | 'staff'
  readonly staffId?: string
  readonly text: string
  readonly at: Date
}

const mostListed = 200

/** The records this viewer wrote, or of talks they may see; newest first. */
export async function readRecords(
  data: Data,
  viewer: Viewer,
  asked: { readonly pendingOnly: boolean; readonly personId?: string },
): Promise<readonly ListedRecord[]> {
  const rows = await selectRecords(data, viewer)
    .$if(asked.pendingOnly, (query) => query.where('in_case_system_at', 'is', null))
    .$if(asked.personId !== undefined, (query) =>
      query.where('contact_records.person_id', '=', asked.personId ?? ''),
    )
    .orderBy('contact_records.id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map((row) => toListed(data, row))
}

/** One record; undefined when there is none that this viewer may see. */
export async function readRecord(
  data: Data,
  viewer: Viewer,
  id: string,
): Promise<ContactRecord | undefined> {
  const row = await selectRecords(data, viewer)
    .select(['contact_records.talk_id', 'channels', 'summary_sealed', 'actions_sealed'])
    .select(['with_words', 'people.case_reference_sealed'])
    .where('contact_records.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const open = (column: string, sealed: string) =>
    data.vault.open({ table: 'contact_records', column, row: id }, sealed)
  const caseReference =
    row.case_reference_sealed === null
      ? undefined
      : data.vault.tryOpen(
          { table: 'people', column: 'case_reference', row: row.person_id },
          row.case_reference_sealed,
        )
  return {
    ...toListed(data, row),
    ...(caseReference !== undefined && { caseReference }),
    channels: JSON.parse(row.channels) as string[],
    summary: open('summary', row.summary_sealed),
    actions: open('actions', row.actions_sealed),
    words: row.with_words === 1 ? await readWords(data, row) : [],
  }
}

function selectRecords(data: Data, viewer: Viewer) {
  return data.sql
    .selectFrom('contact_records')
    .innerJoin('talks', 'talks.id', 'contact_records.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select(['contact_records.id', 'contact_records.person_id', 'contact_records.staff_id'])
    .select(['from_at', 'until_at', 'outcome', 'in_case_system_at', 'people.name_sealed'])
    .where(sql<boolean>`(contact_records.staff_id = ${viewer.staffId} or ${visibleTo(viewer)})`)
}

interface ListedRow {
  readonly id: string
  readonly person_id: string
  readonly staff_id: string
  readonly from_at: number
  readonly until_at: number
  readonly outcome: string
  readonly in_case_system_at: number | null
  readonly name_sealed: string | null
}

function toListed(data: Data, row: ListedRow): ListedRecord {
  const cell = { table: 'people', column: 'name', row: row.person_id }
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.name_sealed === null ? '' : (data.vault.tryOpen(cell, row.name_sealed) ?? ''),
    staffId: row.staff_id,
    from: new Date(row.from_at),
    until: new Date(row.until_at),
    outcome: row.outcome,
    ...(row.in_case_system_at !== null && { inCaseSystemAt: new Date(row.in_case_system_at) }),
  }
}

async function readWords(
  data: Data,
  record: { readonly talk_id: string; readonly from_at: number; readonly until_at: number },
): Promise<readonly RecordedText[]> {
  const rows = await data.sql
    .selectFrom('messages')
    .select(['id', 'author', 'staff_id', 'text_sealed', 'created_at'])
    .where('talk_id', '=', record.talk_id)
    .where('created_at', '>=', record.from_at)
    .where('created_at', '<=', record.until_at)
    .where('status', 'not in', ['withheld', 'cancelled', 'expired', 'held'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    author: row.author,
    text: data.vault.tryOpen(textCell(row.id), row.text_sealed) ?? '',
    at: new Date(row.created_at),
    ...(row.author === 'staff' && row.staff_id !== null && { staffId: row.staff_id }),
  }))
}

/** How many records of this young person the viewer may see. */
export async function countRecords(data: Data, viewer: Viewer, personId: string): Promise<number> {
  const rows = await readRecords(data, viewer, { pendingOnly: false, personId })
  return rows.length
}
