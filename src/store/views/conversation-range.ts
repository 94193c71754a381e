import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../../domain/viewer.ts'

/** What everything in a thread has. */
export interface InThread {
  readonly id: string
  readonly at: Date
}

/** Which part of a thread: before an entry, or from one on; by default the newest. */
export interface Range {
  readonly before?: string
  readonly since?: string
}

/** A part of somebody's thread, for this viewer. */
export interface Within {
  readonly viewer: Viewer
  readonly personId: string
  readonly range: Range
}

/** Ids are made in the order of what they name: a part of a thread is a range of them. */
export function inRange(column: string, { before, since }: Range): RawBuilder<boolean> {
  const conditions = [
    sql<boolean>`1 = 1`,
    ...(before === undefined ? [] : [sql<boolean>`${sql.ref(column)} < ${before}`]),
    ...(since === undefined ? [] : [sql<boolean>`${sql.ref(column)} >= ${since}`]),
  ]
  return sql.join(conditions, sql` and `)
}
