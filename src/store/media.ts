import type { MediaReference } from '../domain/message.ts'
import type { Viewer } from '../domain/viewer.ts'
import { openMedia } from './messages.ts'
import type { Data, Tx } from './store.ts'
import { restrictedVisibleTo, visibleTo } from './visible-to.ts'

/** One picture, voice note or file that came with a text. */
export interface StoredMedia {
  readonly talkId: string
  readonly personId: string
  readonly reference: MediaReference
}

export interface MediaPlace {
  readonly messageId: string
  /** The first is 0. */
  readonly index: number
}

/**
 * What came with a text that this member of staff may see; undefined when they may not, when there
 * is no such thing, and when it was put away.
 */
export function findMedia(
  data: Data,
  viewer: Viewer,
  place: MediaPlace,
): Promise<StoredMedia | undefined> {
  return findWhere(data, visibleTo(viewer), place)
}

/** The same of a restricted talk, for whoever may read the case it is of. */
export function findRestrictedMedia(
  data: Data,
  viewer: Viewer,
  place: MediaPlace,
  now: Date,
): Promise<StoredMedia | undefined> {
  return findWhere(data, restrictedVisibleTo(viewer, now), place)
}

async function findWhere(
  data: Data,
  visible: ReturnType<typeof visibleTo>,
  { messageId, index }: MediaPlace,
): Promise<StoredMedia | undefined> {
  const row = await data.sql
    .selectFrom('messages')
    .innerJoin('talks', 'talks.id', 'messages.talk_id')
    .innerJoin('people', 'people.id', 'talks.person_id')
    .select(['messages.id', 'messages.media_sealed', 'messages.talk_id', 'messages.person_id'])
    .where('messages.id', '=', messageId)
    .where('messages.quarantined_at', 'is', null)
    .where(visible)
    .executeTakeFirst()
  const reference = row && openMedia(data, row.id, row.media_sealed)[index]
  if (row === undefined || reference === undefined) return undefined
  return { talkId: row.talk_id, personId: row.person_id, reference }
}

/** Puts what came with a text away: nobody can open it from here on. False: it was away already. */
export async function quarantineMedia(tx: Tx, messageId: string, at: Date): Promise<boolean> {
  const row = await tx.sql
    .updateTable('messages')
    .set({ quarantined_at: at.getTime() })
    .where('id', '=', messageId)
    .where('media_sealed', 'is not', null)
    .where('quarantined_at', 'is', null)
    .returning('talk_id')
    .executeTakeFirst()
  if (row === undefined) return false
  tx.hint('talk', row.talk_id)
  return true
}
