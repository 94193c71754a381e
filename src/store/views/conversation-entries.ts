import type { Viewer } from '../../domain/viewer.ts'
import type { Data } from '../store.ts'
import { type Line, readLines } from './conversation-lines.ts'
import type { Range } from './conversation-range.ts'
import {
  hasBefore,
  messagesQuery,
  type OurText,
  type TheirText,
  toText,
} from './conversation-texts.ts'

/** One thing in a thread. */
export type Entry = TheirText | OurText | Line

/** As many as anybody reads at once; a page that stays open all day shows more. */
const mostTexts = 100
const mostSince = 500

/** A part of somebody's thread, oldest first, and whether there is more before it. */
export async function readEntries(
  data: Data,
  viewer: Viewer,
  personId: string,
  range: Range,
): Promise<{ readonly entries: readonly Entry[]; readonly hasEarlier: boolean }> {
  const most = range.since === undefined ? mostTexts : mostSince
  const rows = await messagesQuery(data, viewer, personId, range)
    .limit(most + 1)
    .execute()
  const shown = rows.slice(0, most).reverse()
  const hasMore = rows.length > most
  // What happened beside the texts of this page, and no more.
  const from = range.since ?? (hasMore ? shown[0]?.id : undefined)
  const within = {
    viewer,
    personId,
    range: { ...range, ...(from !== undefined && { since: from }) },
  }
  const entries = [
    ...shown.map((row) => toText(data, row)),
    ...(await readLines(data, within)),
  ].sort(byId)
  return {
    entries,
    hasEarlier: hasMore || (range.since !== undefined && (await hasBefore(data, within))),
  }
}

function byId(a: Entry, b: Entry): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1
  // A gap stands before the text that opened the talk.
  return Number(b.kind === 'sealed-gap') - Number(a.kind === 'sealed-gap')
}
