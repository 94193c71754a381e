import type { Viewer } from '../domain/viewer.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { holdTalkFor } from '../store/ownership.ts'
import { findStaff } from '../store/staff.ts'
import { takeTalk } from './take-talk.ts'

export type TakeOverResult =
  | { readonly kind: 'taken' }
  /** Somebody was first; their name. */
  | { readonly kind: 'owned'; readonly by: string }
  /** It is another than when it was looked at: look again. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'gone' }

/**
 * A member of staff takes a talk over from the bot, if it is as they saw it (`version`) and they
 * may see it. Of two at the same instant one wins, and the other is told whose it is.
 */
export async function takeOver(
  deps: StaffDeps,
  viewer: Viewer,
  talkId: string,
  version: number,
): Promise<TakeOverResult> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx): Promise<TakeOverResult> => {
    const talk = await holdTalkFor(tx, viewer, talkId)
    if (talk === undefined || talk.closed) return { kind: 'gone' }
    const { staffId } = viewer
    if (talk.ownerStaffId === staffId) return { kind: 'taken' }
    if (talk.ownerStaffId !== undefined) {
      const owner = await findStaff(tx, talk.ownerStaffId)
      return { kind: 'owned', by: owner?.name ?? '' }
    }
    if (talk.version !== version) return { kind: 'changed' }
    await takeTalk(tx, deps, { talkId, personId: talk.personId, staffId }, at)
    return { kind: 'taken' }
  })
}
