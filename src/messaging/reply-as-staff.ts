import type { Viewer } from '../domain/viewer.ts'
import { type HeldTalk, holdTalkFor } from '../store/ownership.ts'
import { findByFormKey } from '../store/staff-messages.ts'
import { findStaff } from '../store/staff.ts'
import type { Data } from '../store/store.ts'
import type { StaffDeps } from './deps.ts'
import { type How, sendAsStaff, type SentAsStaff } from './send-as-staff.ts'

export interface StaffReply {
  readonly talkId: string
  readonly text: string
  /** Minted with the form: the same key again sends nothing again. */
  readonly formKey: string
  readonly how: How
}

export type ReplyResult = SentAsStaff | NotOwner

/** Somebody else has the talk, or the bot; `by` is their name, when the viewer may see the talk. */
export interface NotOwner {
  readonly kind: 'not-owner'
  readonly by?: string
  readonly byStaffId?: string
}

/**
 * Sends the owner's words to where the young person last wrote from. The reminder of an open talk
 * counts from now, and what they wrote before is read.
 */
export async function replyAsStaff(
  deps: StaffDeps,
  viewer: Viewer,
  reply: StaffReply,
): Promise<ReplyResult> {
  const at = deps.clock.now()
  return deps.store.transaction(async (tx) => {
    const known = await findByFormKey(tx, reply.formKey)
    if (known !== undefined) return { kind: 'duplicate' }
    const talk = await holdTalkFor(tx, viewer, reply.talkId)
    const { staffId } = viewer
    if (talk?.ownerStaffId !== staffId) return notOwner(tx, talk)
    return sendAsStaff(tx, deps, { ...reply, personId: talk.personId, staffId }, at)
  })
}

/** Whose talk it is, in a result. */
export async function notOwner(data: Data, talk: HeldTalk | undefined): Promise<NotOwner> {
  const byStaffId = talk?.ownerStaffId
  if (byStaffId === undefined) return { kind: 'not-owner' }
  const owner = await findStaff(data, byStaffId)
  return { kind: 'not-owner', by: owner?.name ?? '', byStaffId }
}
