import { firstNameOf } from '../domain/staff.ts'
import { lastUsed, windowTo } from '../messaging/choose-way.ts'
import type { StaffDeps } from '../messaging/deps.ts'
import { heldUntil, loadReach } from '../messaging/ways-to-reach.ts'
import type { OwnAddress } from '../store/addresses.ts'
import { isNumberChecked } from '../store/number-checks.ts'
import { addAnnouncement } from '../store/staff-messages.ts'
import { findStaff } from '../store/staff.ts'
import type { Tx } from '../store/store.ts'

/** A change of who is talking, as the young person is told of it. */
export interface Change {
  readonly kind: 'taken-over' | 'passed-on' | 'handed-back'
  readonly talkId: string
  readonly personId: string
  /** Who it is about: the new owner, or who has finished. */
  readonly staffId: string
  /** Who passed it on. */
  readonly fromStaffId?: string
  /** Where it is told (default: where they last wrote from). */
  readonly to?: OwnAddress
  /** In a restricted talk. */
  readonly restricted?: boolean
}

/**
 * Tells the young person who is talking now. Texts are off: nothing is said. While WhatsApp's
 * window is closed it waits until they write, and is said only if it is true then; that somebody
 * has finished is no news by then. Nobody is named to a number that nobody has checked.
 */
export async function announce(tx: Tx, deps: StaffDeps, change: Change, at: Date): Promise<void> {
  const { talkId, personId, staffId, kind } = change
  const reach = await loadReach(tx, deps, change, at)
  const to = change.to ?? lastUsed(reach)
  if (to === undefined || to.optedOut) return
  const { open } = windowTo(reach, to)
  if (!open && kind === 'handed-back') return
  const mayBeNamed = await isNumberChecked(tx, { addressId: to.id, personId })
  await addAnnouncement(
    tx,
    { talkId, personId, addressId: to.id, channel: to.channel },
    {
      text: await words(tx, deps, change, mayBeNamed),
      ...(kind !== 'handed-back' && { ownerStaffId: staffId }),
      ...(!open && { heldUntil: heldUntil(at) }),
    },
    at,
  )
}

async function words(
  tx: Tx,
  { say }: StaffDeps,
  { kind, staffId, fromStaffId }: Change,
  mayBeNamed: boolean,
): Promise<string> {
  if (!mayBeNamed) return say(`person:${kind}-unnamed`)
  const name = await firstNameBy(tx, staffId)
  const from = fromStaffId === undefined ? name : await firstNameBy(tx, fromStaffId)
  return say(`person:${kind}`, { name, from })
}

async function firstNameBy(tx: Tx, staffId: string): Promise<string> {
  return firstNameOf((await findStaff(tx, staffId))?.name ?? '')
}
