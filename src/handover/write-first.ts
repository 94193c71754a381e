import type { ChannelName } from '../domain/address.ts'
import { textProblem } from '../domain/staff-text.ts'
import type { Viewer } from '../domain/viewer.ts'
import {
  lastUsed,
  type Reach,
  smsAddress,
  templateAddress,
  windowTo,
} from '../messaging/choose-way.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { type How, sendAsStaff, type WritingProblem } from '../messaging/send-as-staff.ts'
import { heldUntil, loadReach, offerTemplates } from '../messaging/ways-to-reach.ts'
import type { OwnAddress } from '../store/addresses.ts'
import { recordEvent } from '../store/events.ts'
import { holdTalkFor, maySeePerson } from '../store/ownership.ts'
import { findByFormKey } from '../store/staff-messages.ts'
import { findStaff } from '../store/staff.ts'
import type { Tx } from '../store/store.ts'
import { openTalk } from '../store/talks.ts'
import { openTask } from '../store/tasks.ts'
import { takeTalk } from './take-talk.ts'

export interface FirstText {
  readonly personId: string
  readonly text: string
  readonly formKey: string
}

export type WriteFirstResult =
  | { readonly kind: 'queued'; readonly talkId: string; readonly channel: ChannelName }
  /** A template asks them to write; what was written goes when they do, until then. */
  | { readonly kind: 'template'; readonly talkId: string; readonly heldUntil: Date }
  /** No text reaches them: it is left as a task. */
  | { readonly kind: 'ring-them' }
  /** We never write to somebody who has not written to us. */
  | { readonly kind: 'never-wrote' }
  | { readonly kind: 'owned'; readonly by: string }
  | { readonly kind: 'duplicate'; readonly talkId: string }
  | { readonly kind: 'invalid'; readonly problem: WritingProblem }
  | { readonly kind: 'gone' }

/**
 * A member of staff writes without having been asked, and owns the talk from then on: as it is
 * where WhatsApp's window allows it, or else a template and the text held, or else an SMS, or else
 * a task to ring them.
 */
export async function writeFirst(
  deps: StaffDeps,
  viewer: Viewer,
  first: FirstText,
): Promise<WriteFirstResult> {
  const at = deps.clock.now()
  const { personId, text } = first
  const { staffId } = viewer
  return deps.store.transaction(async (tx): Promise<WriteFirstResult> => {
    const known = await findByFormKey(tx, first.formKey)
    if (known !== undefined) return { kind: 'duplicate', talkId: known.talkId }
    if (!(await maySeePerson(tx, viewer, personId))) return { kind: 'gone' }
    const problem = textProblem(text)
    if (problem !== undefined) return { kind: 'invalid', problem }
    const reach = await loadReach(tx, deps, { personId }, at)
    if (lastUsed(reach) === undefined) return { kind: 'never-wrote' }
    const way = await chooseWay(tx, deps, { reach, personId, staffId })
    if (way === undefined) {
      await openTask(tx, { staffId, personId, kind: 'ring-them' }, at)
      return { kind: 'ring-them' }
    }
    return begin(tx, deps, { viewer, first, way }, at)
  })
}

interface Way {
  readonly how: How
  readonly to: OwnAddress
}

interface Choosing {
  readonly reach: Reach
  readonly personId: string
  readonly staffId: string
}

async function chooseWay(
  tx: Tx,
  deps: StaffDeps,
  { reach, ...who }: Choosing,
): Promise<Way | undefined> {
  const last = lastUsed(reach)
  if (last !== undefined && !last.optedOut && windowTo(reach, last).open) {
    return { how: 'now', to: last }
  }
  const byTemplate = templateAddress(reach)
  const template = (await offerTemplates(tx, deps, who)).find(({ kind }) => kind === 'staff-first')
  if (byTemplate !== undefined && template !== undefined) {
    return { how: { template: template.id, thenHold: true }, to: byTemplate }
  }
  const bySms = smsAddress(reach)
  return bySms === undefined ? undefined : { how: 'sms', to: bySms }
}

interface Beginning {
  readonly viewer: Viewer
  readonly first: FirstText
  readonly way: Way
}

async function begin(
  tx: Tx,
  deps: StaffDeps,
  { viewer, first, way }: Beginning,
  at: Date,
): Promise<WriteFirstResult> {
  const { personId } = first
  const { staffId } = viewer
  const { id: talkId } = await openTalk(tx, personId, 'advisers', at)
  const talk = await holdTalkFor(tx, viewer, talkId)
  if (talk === undefined || talk.closed) return { kind: 'gone' }
  if (talk.ownerStaffId === undefined) {
    await recordEvent(tx, { kind: 'staff-began', talkId, personId, staffId }, at)
    await takeTalk(tx, deps, { talkId, personId, staffId, to: way.to }, at)
  } else if (talk.ownerStaffId !== staffId) {
    return { kind: 'owned', by: (await findStaff(tx, talk.ownerStaffId))?.name ?? '' }
  }
  const sent = await sendAsStaff(tx, deps, { ...first, talkId, staffId, how: way.how }, at)
  switch (sent.kind) {
    case 'queued':
      return typeof way.how === 'object'
        ? { kind: 'template', talkId, heldUntil: heldUntil(at) }
        : { kind: 'queued', talkId, channel: sent.channel }
    case 'duplicate':
      return { kind: 'duplicate', talkId }
    case 'invalid':
      return sent
    case 'held':
    case 'opted-out':
    case 'window-closed':
      // The way was chosen in this transaction, among those that are open.
      throw new Error(`A first text cannot be ${sent.kind}`)
  }
}
