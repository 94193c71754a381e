import { sql, type SqlBool } from 'kysely'
import type { KnowledgePlace } from '../domain/knowledge-place.ts'
import type { ChangeKind } from '../domain/publication.ts'
import type { Revision } from './revisions.ts'
import type { Data, Tx } from './store.ts'

/** A revision with who, when and why: every one is kept. */
export interface PastRevision extends Revision {
  readonly by: string
  readonly why: string
  readonly publishedAt: Date
  readonly change: ChangeKind
  readonly approvedBy?: string
  readonly checkBy?: Date
  readonly checkedBy?: string
  readonly checkedAt?: Date
  readonly despiteWorse?: string
  readonly restores?: string
}

/** Of one text, the newest first. */
export async function listRevisions(
  data: Data,
  { kind, name, language }: KnowledgePlace,
): Promise<readonly PastRevision[]> {
  const rows = await revisions(data)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toPast)
}

export async function findRevision(data: Data, id: string): Promise<PastRevision | undefined> {
  const row = await revisions(data).where('id', '=', id).executeTakeFirst()
  return row && toPast(row)
}

/** What a text is now, withdrawn or not; undefined when it was never published. */
export async function findNewest(
  data: Data,
  { kind, name, language }: KnowledgePlace,
): Promise<PastRevision | undefined> {
  const row = await revisions(data)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toPast(row)
}

/**
 * The same, held until the transaction ends: of two that would follow it, the second waits here and
 * then reads what the first has made.
 */
export async function holdNewest(tx: Tx, place: KnowledgePlace): Promise<PastRevision | undefined> {
  const newest = await findNewest(tx, place)
  if (newest === undefined || tx.engine === 'sqlite') return newest
  await sql`select id from revisions where id = ${newest.id} for update`.execute(tx.sql)
  return findNewest(tx, place)
}

/** Urgent corrections that no second person has looked at, the one that is due first first. */
export async function listUnchecked(data: Data): Promise<readonly PastRevision[]> {
  const rows = await revisions(data)
    // Literal: SQLite matches the partial index only by its own words.
    .where(sql<SqlBool>`checked_at is null and check_by is not null`)
    .orderBy('check_by')
    .execute()
  return rows.map(toPast)
}

/** The first of one text that no second person has looked at, also when something newer is out since. */
export async function findUnchecked(
  data: Data,
  { kind, name, language }: KnowledgePlace,
): Promise<PastRevision | undefined> {
  const row = await revisions(data)
    .where(sql<SqlBool>`checked_at is null and check_by is not null`)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && toPast(row)
}

/** Notes that a second person has looked; false when somebody has already. */
export async function noteChecked(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('revisions')
    .set({ checked_by: by, checked_at: at.getTime() })
    .where('id', '=', id)
    .where('checked_at', 'is', null)
    .where('check_by', 'is not', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Everybody who saved any of a draft, its beginner first. */
export async function authorsOf(data: Data, draftId: string): Promise<readonly string[]> {
  const rows = await data.sql
    .selectFrom('knowledge_saves')
    .select(({ fn }) => ['saved_by', fn.min('version').as('first')])
    .where('draft_id', '=', draftId)
    .groupBy('saved_by')
    .orderBy('first')
    .execute()
  return rows.map(({ saved_by }) => saved_by)
}

const revisions = (data: Data) =>
  data.sql.selectFrom('revisions').selectAll().where('status', 'in', ['published', 'withdrawn'])

type Row = Awaited<ReturnType<ReturnType<typeof revisions>['executeTakeFirstOrThrow']>>

function toPast(row: Row): PastRevision {
  const optional = {
    baseHash: row.base_hash,
    approvedBy: row.approved_by,
    checkBy: row.check_by && new Date(row.check_by),
    checkedBy: row.checked_by,
    checkedAt: row.checked_at && new Date(row.checked_at),
    despiteWorse: row.despite_worse,
    restores: row.restores,
  }
  const known = Object.entries(optional).filter(([, value]) => value !== null)
  return {
    ...{ id: row.id, kind: row.kind, name: row.name, language: row.language },
    ...{ raw: row.raw, hash: row.hash, by: row.by, why: row.why },
    status: row.status === 'withdrawn' ? 'withdrawn' : 'published',
    publishedAt: new Date(row.published_at ?? row.created_at),
    change: row.change as ChangeKind,
    ...(Object.fromEntries(known) as Partial<PastRevision>),
  }
}
