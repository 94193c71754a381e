import { createHash } from 'node:crypto'
import type { KnowledgePlace } from '../domain/knowledge-place.ts'
import { newId } from '../domain/new-id.ts'
import type { ChangeKind } from '../domain/publication.ts'
import type { Data, Tx } from './store.ts'

/** A text of the knowledge base as somebody wrote it, to the byte. */
export interface Revision extends KnowledgePlace {
  readonly id: string
  readonly raw: string
  readonly hash: string
  /** The hash of the file it came from, when it came from one. */
  readonly baseHash?: string
  readonly status: 'published' | 'withdrawn'
}

/** How a text came to be published. */
export interface NewRevision extends Omit<Revision, 'id' | 'hash' | 'status'> {
  /** A staff id, or 'file'. */
  readonly by: string
  readonly why: string
  /** Default: published. */
  readonly status?: Revision['status']
  /** Default: ordinary. */
  readonly change?: ChangeKind
  readonly approvedBy?: string
  /** By when a second person has to have looked. */
  readonly checkBy?: Date
  readonly despiteWorse?: string
  /** The revision whose text it brings back. */
  readonly restores?: string
}

export function hashOfText(raw: string): string {
  return createHash('sha256').update(raw).digest('hex')
}

/** What is served: the newest revision of everything that is not withdrawn. */
export async function listPublished(data: Data): Promise<readonly Revision[]> {
  return (await listNewest(data)).filter((revision) => revision.status === 'published')
}

/** The newest revision of everything that was ever published, withdrawn or not. */
export async function listNewest(data: Data): Promise<readonly Revision[]> {
  const newest = data.sql
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('status', 'in', ['published', 'withdrawn'])
    .groupBy(['kind', 'name', 'language'])
  const rows = await data.sql
    .selectFrom('revisions')
    .selectAll()
    .where('id', 'in', newest)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    language: row.language,
    raw: row.raw,
    hash: row.hash,
    status: row.status === 'withdrawn' ? 'withdrawn' : 'published',
    ...(row.base_hash !== null && { baseHash: row.base_hash }),
  }))
}

/** Publishes a text as the newest revision of its name, and tells every process. */
export async function publishRevision(tx: Tx, revision: NewRevision, at: Date): Promise<string> {
  const id = newId(at)
  const { kind, name, language, raw, by, why } = revision
  await tx.sql
    .insertInto('revisions')
    .values({
      ...{ id, kind, name, language, raw, by, why },
      hash: hashOfText(raw),
      base_hash: revision.baseHash ?? null,
      status: revision.status ?? 'published',
      created_at: at.getTime(),
      published_at: at.getTime(),
      change: revision.change ?? 'ordinary',
      approved_by: revision.approvedBy ?? null,
      check_by: revision.checkBy?.getTime() ?? null,
      despite_worse: revision.despiteWorse ?? null,
      restores: revision.restores ?? null,
    })
    .execute()
  tx.hint('articles', id)
  return id
}
