import type { Address } from '../domain/address.ts'
import {
  closeLink,
  currentLinkOf,
  findOrAddAddress,
  linkAddress,
  markLinkChecked,
} from '../store/address-links.ts'
import { recordEvent } from '../store/events.ts'
import { addressIdsOf, cancelTextsTo } from '../store/moved-talks.ts'
import type { Tx } from '../store/store.ts'
import { moveVersions } from '../store/talks.ts'
import { moveTalk } from './move-talk.ts'

export interface Gift {
  readonly personId: string
  /** A member of staff, or 'register'. */
  readonly by: string
  /** Set when it is a member of staff who does it. */
  readonly staffId?: string
  readonly words?: string
  readonly checkedAt?: Date
}

/** `taken`: it is another young person's, or a member of staff's. */
export type Given =
  { readonly kind: 'given' } | { readonly kind: 'theirs' } | { readonly kind: 'taken' }

/**
 * Makes an address a young person's from now on. When it was of somebody not registered, all their
 * addresses come along, for WhatsApp gives one sender two names; what they said stays with that row.
 */
export async function giveNumber(tx: Tx, address: Address, gift: Gift, at: Date): Promise<Given> {
  const { id: addressId } = await findOrAddAddress(tx, address, at)
  const current = await currentLinkOf(tx, addressId)
  if (current?.personId === gift.personId) return { kind: 'theirs' }
  if (current === undefined) {
    await link(tx, addressId, gift, at)
  } else {
    if (current.registered || current.staffId !== undefined) return { kind: 'taken' }
    for (const theirs of await addressIdsOf(tx, current.personId)) {
      await takeFromUnregistered(tx, theirs, gift, at)
      await link(tx, theirs, gift, at, current.personId)
    }
    await moveTalk(tx, { fromPersonId: current.personId, toPersonId: gift.personId }, at)
    await moveVersions(tx, current.personId)
  }
  await moveVersions(tx, gift.personId)
  return { kind: 'given' }
}

async function takeFromUnregistered(tx: Tx, addressId: string, gift: Gift, at: Date) {
  const current = await currentLinkOf(tx, addressId)
  if (current !== undefined) await closeLink(tx, current.id, { by: gift.by }, at)
}

async function link(
  tx: Tx,
  addressId: string,
  gift: Gift,
  at: Date,
  fromPersonId?: string,
): Promise<void> {
  const { personId, by, words, checkedAt, staffId } = gift
  const linkId = await linkAddress(
    tx,
    {
      addressId,
      personId,
      by,
      why: staffId === undefined ? 'registered' : 'by hand',
      ...(words !== undefined && { words }),
      ...(checkedAt !== undefined && { checkedAt }),
    },
    at,
  )
  const detail = { link: linkId, ...(fromPersonId !== undefined && { from: fromPersonId }) }
  await recordEvent(
    tx,
    { kind: 'number-linked', personId, ...(staffId !== undefined && { staffId }), detail },
    at,
  )
}

export interface Taking {
  readonly linkId: string
  readonly personId: string
  readonly addressId: string
  readonly by: string
  readonly staffId?: string
  readonly words?: string
}

/**
 * Ends a link: the next text from that address is somebody's whom nobody has registered, and what
 * was still to go to it does not. False when it had ended already.
 */
export async function takeNumber(tx: Tx, taking: Taking, at: Date): Promise<boolean> {
  const { linkId, personId, addressId, by, staffId, words } = taking
  const ended = await closeLink(tx, linkId, { by, ...(words !== undefined && { words }) }, at)
  if (!ended) return false
  await cancelTextsTo(tx, { addressId, personId })
  await moveVersions(tx, personId)
  await recordEvent(
    tx,
    {
      kind: 'number-unlinked',
      personId,
      ...(staffId !== undefined && { staffId }),
      detail: { link: linkId },
    },
    at,
  )
  return true
}

/** Notes that somebody made sure whose number it is: names may be said to it again. */
export async function confirmNumber(
  tx: Tx,
  confirmed: { readonly linkId: string; readonly personId: string; readonly staffId?: string },
  { how, checkedAt }: { readonly how: string; readonly checkedAt: Date },
  at: Date,
): Promise<void> {
  const { linkId, ...ids } = confirmed
  await markLinkChecked(tx, linkId, checkedAt)
  await moveVersions(tx, ids.personId)
  await recordEvent(tx, { kind: 'number-checked', ...ids, detail: { link: linkId, how } }, at)
}
