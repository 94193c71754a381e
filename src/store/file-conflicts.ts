import { type KnowledgePlace, pathOf } from '../domain/knowledge-place.ts'
import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

/** How a conflict was settled: the console's text stays, the file's is taken, or a draft is made of both. */
export const settlements = ['console', 'file', 'draft'] as const
export type Settlement = (typeof settlements)[number]

/** A file that changed while its text was edited in the console: neither was overwritten. */
export interface FileConflict extends KnowledgePlace {
  readonly id: string
  readonly fileRaw: string
  readonly fileHash: string
  /** What was published when it was found. */
  readonly revisionId: string
  readonly foundAt: Date
  readonly settledAs?: Settlement
}

export interface FoundConflict {
  readonly place: KnowledgePlace
  readonly fileRaw: string
  readonly fileHash: string
  readonly revisionId: string
}

/** Notes a conflict; false when it is noted already. A file that changed again takes the place of the last. */
export async function noteConflict(tx: Tx, found: FoundConflict, at: Date): Promise<boolean> {
  const { kind, name, language } = found.place
  const open = await openAt(tx, found.place).executeTakeFirst()
  if (open?.file_hash === found.fileHash) return false
  const text = {
    ...{ file_raw: found.fileRaw, file_hash: found.fileHash },
    ...{ revision_id: found.revisionId, found_at: at.getTime() },
  }
  if (open !== undefined) {
    await tx.sql.updateTable('file_conflicts').set(text).where('id', '=', open.id).execute()
    return true
  }
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('file_conflicts')
    .values({ id: newId(at), kind, name, language, ...text })
    // Two processes may find the same at the same moment.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** Settles it; false when somebody has already, or its file changed again meanwhile. */
export async function settleConflict(
  tx: Tx,
  { id, fileHash }: Pick<FileConflict, 'id' | 'fileHash'>,
  settled: { readonly as: Settlement; readonly by: string },
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('file_conflicts')
    .set({ settled_as: settled.as, settled_by: settled.by, settled_at: at.getTime() })
    .where('id', '=', id)
    .where('file_hash', '=', fileHash)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Ends one whose file went back, or became what the console wrote: there is nothing to settle. */
export async function endConflict(tx: Tx, place: KnowledgePlace, at: Date): Promise<void> {
  const open = await openAt(tx, place).executeTakeFirst()
  if (open === undefined) return
  const conflict = { id: open.id, fileHash: open.file_hash }
  await settleConflict(tx, conflict, { as: 'console', by: 'file' }, at)
}

/** Those nobody has settled, the oldest first. */
export async function listOpenConflicts(data: Data): Promise<readonly FileConflict[]> {
  const rows = await data.sql
    .selectFrom('file_conflicts')
    .selectAll()
    .where('settled_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(toConflict)
}

export async function findConflict(data: Data, id: string): Promise<FileConflict | undefined> {
  const row = await data.sql
    .selectFrom('file_conflicts')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toConflict(row)
}

// === In step

/** What each file was when it was last in step with the database: a hash by path. */
export async function listFileHashes(data: Data): Promise<ReadonlyMap<string, string>> {
  const newest = data.sql
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('base_hash', 'is not', null)
    .groupBy(['kind', 'name', 'language'])
  const rows = await data.sql
    .selectFrom('revisions')
    .select(['kind', 'name', 'language', 'base_hash'])
    .where('id', 'in', newest)
    .execute()
  return new Map(rows.map((row) => [pathOf(row), row.base_hash ?? '']))
}

/** Notes on the newest revision of a place what its file is now; later changes of it are told from this. */
export async function noteFileHash(tx: Tx, revisionId: string, hash: string): Promise<void> {
  await tx.sql
    .updateTable('revisions')
    .set({ base_hash: hash })
    .where('id', '=', revisionId)
    .execute()
}

/** The text that a place had with this hash; undefined when it was never published. */
export async function findTextByHash(
  data: Data,
  { kind, name, language }: KnowledgePlace,
  hash: string,
): Promise<string | undefined> {
  const row = await data.sql
    .selectFrom('revisions')
    .select('raw')
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst()
  return row?.raw
}

const openAt = (data: Data, { kind, name, language }: KnowledgePlace) =>
  data.sql
    .selectFrom('file_conflicts')
    .selectAll()
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .where('settled_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof openAt>['executeTakeFirstOrThrow']>>

function toConflict(row: Row): FileConflict {
  return {
    ...{ id: row.id, kind: row.kind, name: row.name, language: row.language },
    ...{ fileRaw: row.file_raw, fileHash: row.file_hash, revisionId: row.revision_id },
    foundAt: new Date(row.found_at),
    ...(row.settled_as !== null && { settledAs: row.settled_as as Settlement }),
  }
}
