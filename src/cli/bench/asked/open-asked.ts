import { sql } from 'kysely'
import type { Council } from '../../../knowledge/article.ts'
import { countAsked } from '../../../store/count-asked.ts'
import { addStaff } from '../../../store/staff.ts'
import { type ConsolePages, openConsolePages } from '../console-pages.ts'
import { fillAsked } from './fill-asked.ts'

export const pages = ['queue', 'queue, one outcome', 'queue, page 3'] as const
export type Page = (typeof pages)[number]

/** Makes the questions in an empty database, and counts them once, as the first editor's look does. */
export function openAsked(
  databaseUrl: string,
  questions: number,
  council: Council,
): Promise<ConsolePages<Page>> {
  return openConsolePages<Page>(databaseUrl, council, async (store, at) => {
    await fillAsked(store, questions, at)
    await countAsked(store)
    // What the database does by itself in the course of a day.
    if (store.engine === 'postgres') await sql`vacuum analyze`.execute(store.sql)
    const editor = { name: 'Ines', roles: ['content-editor'], team: 'Editors' } as const
    const own = { ...editor, workingPattern: {}, textsOn: false, demo: false }
    const staffId = await store.transaction((tx) => addStaff(tx, own, at))
    const asked = (query: string) => ({
      ...{ staffId, url: `/console/editing/asked${query}` },
      holds: 'class="line__name"',
    })
    return {
      queue: asked(''),
      'queue, one outcome': asked('?outcome=unhelpful'),
      'queue, page 3': asked('?page=3'),
    }
  })
}
