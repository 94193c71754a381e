import { createHash } from 'node:crypto'
import { newId } from '../domain/new-id.ts'
import type { Data, Tx } from './store.ts'

export type RevisionKind = 'article' | 'council' | 'vocabulary'

/** A text of the knowledge base as somebody wrote it, to the byte. */
export interface Revision {
  readonly id: string
  readonly kind: RevisionKind
  readonly name: string
  readonly language: string
  readonly raw: string
  readonly hash: string
  /** The hash of the file it came from, when it came from one. */
  readonly baseHash?: string
  readonly status: 'published' | 'withdrawn'
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
export async function publishRevision(
  tx: Tx,
  revision: Omit<Revision, 'id' | 'hash' | 'status'> & {
    readonly by: string
    readonly why: string
  },
  at: Date,
): Promise<string> {
  const id = newId(at)
  await tx.sql
    .insertInto('revisions')
    .values({
      id,
      kind: revision.kind,
      name: revision.name,
      language: revision.language,
      raw: revision.raw,
      hash: hashOfText(revision.raw),
      base_hash: revision.baseHash ?? null,
      status: 'published',
      by: revision.by,
      why: revision.why,
      created_at: at.getTime(),
      published_at: at.getTime(),
    })
    .execute()
  tx.hint('articles', id)
  return id
}
