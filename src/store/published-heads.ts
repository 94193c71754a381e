import { sql } from 'kysely'
import type { KnowledgePlace } from '../domain/knowledge-place.ts'
import type { Data } from './store.ts'

/** The newest revision of a text, without the text. */
export interface PublishedHead extends KnowledgePlace {
  readonly id: string
  readonly hash: string
  readonly status: 'published' | 'withdrawn'
}

/** Another whenever something was published, withdrawn or restored; cheap to ask every second. */
export async function stateOfRevisions(data: Data): Promise<string> {
  const { count, newest } = await data.sql
    .selectFrom('revisions')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('id').as('newest')])
    .executeTakeFirstOrThrow()
  // Clocks of processes differ a little: an id may come after the newest and be less.
  return `${count} ${newest}`
}

/** Of everything that was ever published, withdrawn or not. */
export async function listHeads(data: Data): Promise<readonly PublishedHead[]> {
  const newest = data.sql
    .selectFrom('revisions')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('status', 'in', ['published', 'withdrawn'])
    .groupBy(['kind', 'name', 'language'])
  const rows = await data.sql
    .selectFrom('revisions')
    .select(['id', 'kind', 'name', 'language', 'hash', 'status'])
    .where('id', 'in', newest)
    .orderBy('name')
    .execute()
  return rows.map(({ status, ...row }) => ({
    ...row,
    status: status === 'withdrawn' ? 'withdrawn' : 'published',
  }))
}

const mostAtOnce = 200

/** The texts of revisions, by id. */
export async function readRevisionTexts(
  data: Data,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    const rows = await data.sql
      .selectFrom('revisions')
      .select(['id', 'raw'])
      .where('id', 'in', ids.slice(at, at + mostAtOnce))
      .execute()
    for (const { id, raw } of rows) texts.set(id, raw)
  }
  return texts
}

/** What was published there before a revision, newest first. */
export async function readEarlierTexts(
  data: Data,
  { id, kind, name, language }: PublishedHead,
): Promise<readonly { readonly id: string; readonly hash: string; readonly raw: string }[]> {
  return data.sql
    .selectFrom('revisions')
    .select(['id', 'hash', 'raw'])
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('language', '=', language)
    .where('status', '=', sql.lit('published'))
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .limit(10)
    .execute()
}
