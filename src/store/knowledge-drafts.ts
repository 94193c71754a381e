import type { Selectable } from 'kysely'
import type { KnowledgePlace } from '../domain/knowledge-place.ts'
import { newId } from '../domain/new-id.ts'
import type { ChangeKind, DraftStatus } from '../domain/publication.ts'
import type { KnowledgeDraftsTable } from './editing-tables.ts'
import { keepSave } from './knowledge-saves.ts'
import type { Data, Tx } from './store.ts'

/** A text of the knowledge base that is being changed. */
export interface KnowledgeDraft extends KnowledgePlace {
  readonly id: string
  readonly raw: string
  readonly version: number
  /** What was published when it was begun; absent for what is new. */
  readonly baseRevisionId?: string
  readonly status: DraftStatus
  readonly change?: ChangeKind
  readonly why?: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly savedBy: string
  readonly savedAt: Date
  readonly sentBy?: string
  readonly sentAt?: Date
  readonly returnedBecause?: string
  readonly approvedBy?: string
  readonly approvedAt?: Date
  readonly despiteWorse?: string
  readonly publishAt?: Date
  readonly publishProblem?: string
  readonly revisionId?: string
}

const openStatuses = ['draft', 'review', 'scheduled'] as const

const rawCell = (row: string) => ({ table: 'knowledge_drafts', column: 'raw', row })

export interface NewDraft extends KnowledgePlace {
  readonly raw: string
  readonly baseRevisionId?: string
  readonly by: string
}

/** Begins a draft; returns the one that is open there already in place of a second. */
export async function startDraft(tx: Tx, draft: NewDraft, at: Date): Promise<KnowledgeDraft> {
  const open = await findOpenDraft(tx, draft)
  if (open !== undefined) return open
  const id = newId(at)
  const { kind, name, language, raw, by } = draft
  await tx.sql
    .insertInto('knowledge_drafts')
    .values({
      ...{ id, kind, name, language, version: 1, status: 'draft' },
      raw_sealed: tx.vault.seal(rawCell(id), raw),
      base_revision_id: draft.baseRevisionId ?? null,
      ...{ created_by: by, created_at: at.getTime(), saved_by: by, saved_at: at.getTime() },
    })
    // Two editors may begin at the same moment: the second goes on with the first one's.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const begun = await findOpenDraft(tx, draft)
  if (begun === undefined) throw new Error('A draft that was begun is not there')
  if (begun.id === id) await keepSave(tx, begun, at)
  return begun
}

/**
 * Saves a draft over the version that was read; false when somebody saved another meanwhile, or it
 * is no longer a draft. What earlier saves left is kept while it is open: see `findSave`.
 */
export async function saveDraft(
  tx: Tx,
  id: string,
  save: { readonly raw: string; readonly over: number; readonly by: string },
  at: Date,
): Promise<boolean> {
  const version = save.over + 1
  const { numUpdatedRows } = await tx.sql
    .updateTable('knowledge_drafts')
    .set({
      raw_sealed: tx.vault.seal(rawCell(id), save.raw),
      version,
      saved_by: save.by,
      saved_at: at.getTime(),
    })
    .where('id', '=', id)
    .where('version', '=', save.over)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) return false
  await keepSave(tx, { id, version, raw: save.raw, savedBy: save.by }, at)
  tx.hint('drafts', id)
  return true
}

/** What moves a draft on: never its text. `null` takes a value away. */
export type DraftChange = Partial<
  Pick<
    KnowledgeDraftsTable,
    | 'status'
    | 'change'
    | 'why'
    | 'sent_by'
    | 'sent_at'
    | 'returned_because'
    | 'approved_by'
    | 'approved_at'
    | 'despite_worse'
    | 'publish_at'
    | 'publish_problem'
    | 'revision_id'
    | 'base_revision_id'
  >
>

/** Moves a draft on from the status and version it was read in; false when it is not there any more. */
export async function changeDraft(
  tx: Tx,
  { id, status, version }: Pick<KnowledgeDraft, 'id' | 'status' | 'version'>,
  change: DraftChange,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('knowledge_drafts')
    .set(change)
    .where('id', '=', id)
    .where('status', '=', status)
    .where('version', '=', version)
    .executeTakeFirst()
  tx.hint('drafts', id)
  return Number(numUpdatedRows) === 1
}

export async function findKnowledgeDraft(
  data: Data,
  id: string,
): Promise<KnowledgeDraft | undefined> {
  const row = await data.sql
    .selectFrom('knowledge_drafts')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toDraft(data, row)
}

/** The draft that is being changed there, waits for review, or for its day. */
export async function findOpenDraft(
  data: Data,
  { kind, name, language }: KnowledgePlace,
): Promise<KnowledgeDraft | undefined> {
  const row = await data.sql
    .selectFrom('knowledge_drafts')
    .selectAll()
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .where('status', 'in', openStatuses)
    .executeTakeFirst()
  return row && toDraft(data, row)
}

/** All that are open, the one saved last first. */
export async function listOpenDrafts(data: Data): Promise<readonly KnowledgeDraft[]> {
  const rows = await data.sql
    .selectFrom('knowledge_drafts')
    .selectAll()
    .where('status', 'in', openStatuses)
    .orderBy('saved_at', 'desc')
    .execute()
  return rows.map((row) => toDraft(data, row))
}

function toDraft(data: Data, row: Selectable<KnowledgeDraftsTable>): KnowledgeDraft {
  const optional = {
    baseRevisionId: row.base_revision_id ?? undefined,
    change: (row.change ?? undefined) as ChangeKind | undefined,
    why: row.why ?? undefined,
    sentBy: row.sent_by ?? undefined,
    sentAt: toDate(row.sent_at),
    returnedBecause: row.returned_because ?? undefined,
    approvedBy: row.approved_by ?? undefined,
    approvedAt: toDate(row.approved_at),
    despiteWorse: row.despite_worse ?? undefined,
    publishAt: toDate(row.publish_at),
    publishProblem: row.publish_problem ?? undefined,
    revisionId: row.revision_id ?? undefined,
  }
  const known = Object.entries(optional).filter(([, value]) => value !== undefined)
  return {
    ...{ id: row.id, kind: row.kind, name: row.name, language: row.language },
    raw: data.vault.open(rawCell(row.id), row.raw_sealed),
    version: row.version,
    status: row.status as DraftStatus,
    ...{ createdBy: row.created_by, createdAt: new Date(row.created_at) },
    ...{ savedBy: row.saved_by, savedAt: new Date(row.saved_at) },
    ...(Object.fromEntries(known) as Partial<KnowledgeDraft>),
  }
}

const toDate = (at: number | null): Date | undefined => (at === null ? undefined : new Date(at))
