import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { textCell } from './messages.ts'
import { readSetting, writeSetting } from './settings.ts'
import type { Data, Tx } from './store.ts'

/** What a safeguarding lead makes of a text of the sample. */
export const sampleVerdicts = ['missed', 'fine'] as const
export type SampleVerdict = (typeof sampleVerdicts)[number]

/** A text of a sealed talk, before it is masked. */
export interface Drawn {
  readonly text: string
  /** Names that may be in it. */
  readonly names: readonly string[]
}

/** How long a sampled text is kept. */
const keptMs = 180 * 24 * 60 * 60 * 1000

/**
 * Up to `most` texts at random of sealed talks, written from `from` until before `until`: one of a
 * person at most, and none of a locked record.
 */
export async function drawTexts(
  tx: Tx,
  { from, until, most }: { readonly from: Date; readonly until: Date; readonly most: number },
): Promise<readonly Drawn[]> {
  const rows = await tx.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .leftJoin('staff', 'staff.id', 'people.adviser_id')
    .select(['messages.id', 'messages.text_sealed', 'people.id as person_id'])
    .select(['people.name_sealed', 'staff.id as staff_id', 'staff.name_sealed as adviser_sealed'])
    .where('messages.author', '=', 'young-person')
    .where('talks.audience', '=', 'sealed')
    .where('people.locked', '=', 0)
    .where('messages.created_at', '>=', from.getTime())
    .where('messages.created_at', '<', until.getTime())
    .orderBy(sql`random()`)
    // Enough that one text of each person is left of them.
    .limit(most * 20)
    .execute()
  const firstOfEach = new Map(rows.map((row) => [row.person_id, row]))
  const name = (table: string, row: string, sealed: string | null) =>
    sealed === null ? undefined : tx.vault.tryOpen({ table, column: 'name', row }, sealed)
  return [...firstOfEach.values()].slice(0, most).map((row) => ({
    text: tx.vault.tryOpen(textCell(row.id), row.text_sealed) ?? '',
    names: [
      name('people', row.person_id, row.name_sealed),
      name('staff', row.staff_id ?? '', row.adviser_sealed),
    ].filter((one) => one !== undefined),
  }))
}

/** Keeps a masked text: its id and its row tell nothing of whose it was, or when. */
export async function addSampleText(
  tx: Tx,
  { month, masked, found }: { month: string; masked: string; found?: string },
  monthEnd: Date,
): Promise<void> {
  const id = randomUUID()
  const cell = { table: 'sample_texts', column: 'text', row: id }
  await tx.sql
    .insertInto('sample_texts')
    .values({
      id,
      month,
      text_sealed: tx.vault.seal(cell, masked),
      found: found ?? null,
      verdict: null,
      verdict_by: null,
      verdict_at: null,
      created_at: monthEnd.getTime(),
      retain_until: monthEnd.getTime() + keptMs,
    })
    .execute()
}

/** Removes sampled texts that were kept long enough. */
export async function sweepSample(tx: Tx, at: Date): Promise<void> {
  await tx.sql
    .deleteFrom('sample_texts')
    .where('retain_until', '<=', at.getTime())
    .where('legal_hold', '=', 0)
    .execute()
}

export interface SampleText {
  readonly id: string
  /** 'YYYY-MM'. */
  readonly month: string
  readonly text: string
  /** What the net reads in it by itself. */
  readonly found?: string
  readonly verdict?: SampleVerdict
}

/** The sample, the newest month first, in an order that tells nothing. */
export async function listSample(data: Data): Promise<readonly SampleText[]> {
  const rows = await data.sql
    .selectFrom('sample_texts')
    .selectAll()
    .orderBy('month', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    month: row.month,
    text:
      data.vault.tryOpen({ table: 'sample_texts', column: 'text', row: row.id }, row.text_sealed) ??
      '',
    ...(row.found !== null && { found: row.found }),
    ...(row.verdict !== null && { verdict: row.verdict as SampleVerdict }),
  }))
}

/** Marks one; false when it was marked before. */
export async function markSample(
  tx: Tx,
  id: string,
  { verdict, by }: { readonly verdict: SampleVerdict; readonly by: string },
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('sample_texts')
    .set({ verdict, verdict_by: by, verdict_at: at.getTime() })
    .where('id', '=', id)
    .where('verdict', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

// === When it is taken

const sinceName = 'safety-sample-since'
const takenName = 'safety-sample-taken'

/** Since when young people are told of the sample; undefined while it is off. */
export async function readSampleSince(data: Data): Promise<Date | undefined> {
  const value = await readSetting(data.sql, sinceName)
  return value === undefined || value === '' ? undefined : new Date(Number(value))
}

/** Notes when the sample was switched on; undefined: off. */
export async function writeSampleSince(tx: Tx, since: Date | undefined): Promise<void> {
  await writeSetting(tx.sql, sinceName, since === undefined ? '' : String(since.getTime()))
}

/** Claims a month for the one process that takes its sample; false when it was taken. */
export async function claimMonth(tx: Tx, month: string): Promise<boolean> {
  const row = await tx.sql
    .insertInto('settings')
    .values({ name: takenName, value: month })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: month }).where('settings.value', '<', month),
    )
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}
