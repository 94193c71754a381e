import type { ChannelName } from '../domain/address.ts'
import { textProblem } from '../domain/staff-text.ts'
import type { OwnAddress } from '../store/addresses.ts'
import { recordEvent } from '../store/events.ts'
import type { Place } from '../store/messages.ts'
import { noteStaffWrote, remindAt } from '../store/ownership.ts'
import { addStaffText, type NewStaffText } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { lastUsed, type Reach, smsAddress, templateAddress, windowTo } from './choose-way.ts'
import type { StaffDeps } from './deps.ts'
import { reminderAt } from './reminder-at.ts'
import {
  heldUntil,
  loadReach,
  offerTemplates,
  type WaysToReach,
  waysToReach,
} from './ways-to-reach.ts'

/**
 * now: as it is, where they last wrote from. hold: when they write again, if WhatsApp's window is
 * closed. sms: by SMS. A template goes by WhatsApp at once; with `thenHold` the text waits after it.
 */
export type How =
  'now' | 'hold' | 'sms' | { readonly template: string; readonly thenHold?: boolean }

/** Something a member of staff writes in a talk they own. */
export interface Writing {
  readonly talkId: string
  readonly personId: string
  readonly staffId: string
  readonly text: string
  readonly formKey: string
  readonly how: How
  /** By an officer, in a restricted talk. */
  readonly restricted?: boolean
}

export type SentAsStaff =
  | { readonly kind: 'queued'; readonly id: string; readonly channel: ChannelName }
  | { readonly kind: 'held'; readonly id: string; readonly expiresAt: Date }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'opted-out'; readonly channel: ChannelName; readonly options: WaysToReach }
  | { readonly kind: 'window-closed'; readonly options: WaysToReach }
  | { readonly kind: 'invalid'; readonly problem: WritingProblem }

export type WritingProblem = 'empty' | 'too-long' | 'no-address' | 'no-template'

/**
 * Queues a text of staff's, or holds it, or says why it cannot go; in the caller's transaction,
 * which holds the talk. Nothing is kept of a text that is refused.
 */
export async function sendAsStaff(
  tx: Tx,
  deps: StaffDeps,
  writing: Writing,
  at: Date,
): Promise<SentAsStaff> {
  const { how, text } = writing
  const reach = await loadReach(tx, deps, writing, at)
  if (typeof how === 'object') return sendTemplate(tx, deps, { writing, reach, how }, at)
  const problem = textProblem(text)
  if (problem !== undefined) return { kind: 'invalid', problem }
  const to = how === 'sms' ? smsAddress(reach) : lastUsed(reach)
  if (to === undefined) return { kind: 'invalid', problem: 'no-address' }
  if (to.optedOut) {
    const options = await waysToReach(tx, deps, writing, at)
    return { kind: 'opted-out', channel: to.channel, options }
  }
  if (windowTo(reach, to).open) return keep(tx, deps, { writing, to }, at)
  if (how === 'hold') return keep(tx, deps, { writing, to, held: true }, at)
  return { kind: 'window-closed', options: await waysToReach(tx, deps, writing, at) }
}

interface ByTemplate {
  readonly writing: Writing
  readonly reach: Reach
  readonly how: Extract<How, object>
}

async function sendTemplate(
  tx: Tx,
  deps: StaffDeps,
  { writing, reach, how }: ByTemplate,
  at: Date,
): Promise<SentAsStaff> {
  const problem = how.thenHold === true ? textProblem(writing.text) : undefined
  if (problem !== undefined) return { kind: 'invalid', problem }
  const to = templateAddress(reach)
  if (to === undefined) return { kind: 'invalid', problem: 'no-address' }
  const offered = await offerTemplates(tx, deps, writing)
  const template = offered.find(({ id }) => id === how.template)
  if (template === undefined) return { kind: 'invalid', problem: 'no-template' }
  const { text, contentSid, variables } = template
  const said = { ...writing, text }
  const sent = await keep(tx, deps, { writing: said, to, template: { contentSid, variables } }, at)
  if (sent.kind !== 'queued' || how.thenHold !== true) return sent
  const formKey = `${writing.formKey}:held`
  await keep(tx, deps, { writing: { ...writing, formKey }, to, held: true }, at)
  return sent
}

interface Kept {
  readonly writing: Writing
  readonly to: OwnAddress
  readonly held?: boolean
  readonly template?: NonNullable<NewStaffText['template']>
}

async function keep(
  tx: Tx,
  deps: StaffDeps,
  { writing, to, held = false, template }: Kept,
  at: Date,
): Promise<SentAsStaff> {
  const { talkId, personId, staffId, formKey } = writing
  const place: Place = { talkId, personId, addressId: to.id, channel: to.channel }
  const expiresAt = heldUntil(at)
  const id = await addStaffText(
    tx,
    place,
    {
      staffId,
      formKey,
      text: writing.text.trim(),
      ...(held && { heldUntil: expiresAt }),
      ...(template !== undefined && { template }),
    },
    at,
  )
  if (id === undefined) return { kind: 'duplicate' }
  await noteStaffWrote(tx, talkId, at)
  await remindAt(tx, talkId, reminderAt(deps, at))
  const ids = { talkId, personId, messageId: id, staffId }
  const detail = { channel: to.channel, held, template: template !== undefined }
  await recordEvent(tx, { kind: 'staff-replied', ...ids, detail }, at)
  return held ? { kind: 'held', id, expiresAt } : { kind: 'queued', id, channel: to.channel }
}
