import type { Address } from '../domain/address.ts'
import { isUserId } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { Viewer } from '../domain/viewer.ts'
import { loadAddress } from '../store/addresses.ts'
import type { Store, Tx } from '../store/store.ts'
import { findLink, listLinks, type StoredLink } from '../store/stored-links.ts'
import { maySeeNumber, maySeePerson } from '../store/visible-people.ts'
import { confirmNumber, giveNumber, type Gift, takeNumber } from './give-number.ts'
import { byRegister } from './plan-numbers.ts'
import { readWhatsapp } from './read-phone.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

/** How somebody made sure whose number it is. */
export const checks = ['in-person', 'they-rang', 'we-rang', 'case-system'] as const
export type Check = (typeof checks)[number]

export type LinkAsked = {
  readonly personId: string
  readonly reason: string
  /** How it was made sure that it is theirs, if it was; until then nobody is named to it. */
  readonly checked?: Check
} & ({ readonly addressId: string } | { readonly number: string })

export type LinkResult =
  | { readonly kind: 'linked' }
  | { readonly kind: 'invalid'; readonly field: 'reason' | 'number'; readonly problem: string }
  /** It is another young person's, or a member of staff's: to be unlinked there first. */
  | { readonly kind: 'taken' }
  /** It is theirs already. */
  | { readonly kind: 'theirs' }
  | { readonly kind: 'gone' }

/**
 * Links a number to a young person from now on: one that texted without being known, by its
 * address, or one that was typed, which is then theirs by SMS and by WhatsApp. What was said before
 * stays with the row it was said to; a talk that is going on goes on as theirs.
 */
export async function linkNumber(
  { store, clock }: Deps,
  viewer: Viewer,
  asked: LinkAsked,
): Promise<LinkResult> {
  const reason = readReason(asked.reason)
  if ('problem' in reason) return { kind: 'invalid', field: 'reason', ...reason }
  const at = clock.now()
  return store.transaction(async (tx): Promise<LinkResult> => {
    if (!(await maySeePerson(tx, viewer, asked.personId))) return { kind: 'gone' }
    const addresses = await addressesOf(tx, viewer, asked)
    if (addresses === undefined) return { kind: 'gone' }
    if ('problem' in addresses) return { kind: 'invalid', field: 'number', ...addresses }
    const gift: Gift = {
      personId: asked.personId,
      by: viewer.staffId,
      staffId: viewer.staffId,
      words: reason.value,
      ...(asked.checked !== undefined && { checkedAt: at }),
    }
    return { kind: await giveAll(tx, addresses, gift, at) }
  })
}

/** The first address decides; the same phone's other channel comes along when it is nobody's. */
async function giveAll(
  tx: Tx,
  [first, ...others]: readonly Address[],
  gift: Gift,
  at: Date,
): Promise<'linked' | 'taken' | 'theirs'> {
  if (first === undefined) return 'taken'
  const { kind } = await giveNumber(tx, first, gift, at)
  if (kind === 'taken') return 'taken'
  const also: boolean[] = []
  for (const address of others)
    also.push((await giveNumber(tx, address, gift, at)).kind === 'given')
  return kind === 'given' || also.includes(true) ? 'linked' : 'theirs'
}

type Problem = { readonly problem: string }

async function addressesOf(
  tx: Tx,
  viewer: Viewer,
  asked: LinkAsked,
): Promise<readonly Address[] | Problem | undefined> {
  if ('addressId' in asked) {
    if (!(await maySeeNumber(tx, viewer, asked.addressId))) return undefined
    const { channel, value } = await loadAddress(tx, asked.addressId)
    const [own, ...others] = withOtherChannel({ channel, value })
    const parted = await unlinkedByHand(tx, asked.personId)
    return own === undefined ? [] : [own, ...others.filter((other) => !parted.has(keyOf(other)))]
  }
  const read = readWhatsapp(asked.number.trim())
  if ('problem' in read) return { problem: `${read.problem}. ${read.remedy}` }
  const channel = isUserId(read.value) ? 'whatsapp' : 'sms'
  return withOtherChannel({ channel, value: read.value })
}

function withOtherChannel(address: Address): readonly Address[] {
  if (isUserId(address.value)) return [address]
  const channel = address.channel === 'sms' ? 'whatsapp' : 'sms'
  return [address, { channel, value: address.value }]
}

const keyOf = ({ channel, value }: Address): string => `${channel}:${value}`

/** What staff took from them on one channel does not come back along with the other. */
async function unlinkedByHand(tx: Tx, personId: string): Promise<ReadonlySet<string>> {
  const links = await listLinks(tx, { personId })
  const parted = links.filter(({ ended }) => ended !== undefined && ended.by !== byRegister)
  return new Set(parted.map(({ address }) => keyOf(address)))
}

const longestReason = 500

function readReason(text: string): Problem | { readonly value: string } {
  const value = text.trim()
  if (value === '') return { problem: 'Say how you know whose number it is' }
  if (value.length <= longestReason) return { value }
  return { problem: `Write the reason in ${longestReason} characters or fewer` }
}

export type UnlinkResult =
  | { readonly kind: 'unlinked' }
  | { readonly kind: 'invalid'; readonly field: 'reason'; readonly problem: string }
  | { readonly kind: 'gone' }

/**
 * Ends a link: the number is not theirs any more. Its next text is a stranger's, and what was still
 * to go to it does not.
 */
export async function unlinkNumber(
  { store, clock }: Deps,
  viewer: Viewer,
  asked: { readonly linkId: string; readonly reason: string },
): Promise<UnlinkResult> {
  const reason = readReason(asked.reason)
  if ('problem' in reason) return { kind: 'invalid', field: 'reason', ...reason }
  const at = clock.now()
  return store.transaction(async (tx): Promise<UnlinkResult> => {
    const links = await findOwnLinks(tx, viewer, asked.linkId)
    if (links.length === 0) return { kind: 'gone' }
    const by = { by: viewer.staffId, staffId: viewer.staffId, words: reason.value }
    for (const { id: linkId, personId, addressId } of links) {
      await takeNumber(tx, { linkId, personId, addressId, ...by }, at)
    }
    return { kind: 'unlinked' }
  })
}

/** Notes that somebody made sure whose number it is: names may be said to it again. */
export async function checkNumber(
  { store, clock }: Deps,
  viewer: Viewer,
  { linkId, how }: { readonly linkId: string; readonly how: Check },
): Promise<{ readonly kind: 'checked' } | { readonly kind: 'gone' }> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const links = await findOwnLinks(tx, viewer, linkId)
    if (links.length === 0) return { kind: 'gone' } as const
    const { staffId } = viewer
    for (const { id, personId } of links) {
      await confirmNumber(tx, { linkId: id, personId, staffId }, { how, checkedAt: at }, at)
    }
    return { kind: 'checked' } as const
  })
}

/**
 * A link that holds now, of a young person whom the viewer may see, and that of the same phone's
 * other channel: a number changes hands as a whole.
 */
async function findOwnLinks(
  tx: Tx,
  viewer: Viewer,
  linkId: string,
): Promise<readonly StoredLink[]> {
  const link = await findLink(tx, linkId)
  if (link === undefined || link.ended !== undefined) return []
  if (!(await maySeePerson(tx, viewer, link.personId))) return []
  const all = await listLinks(tx, { personId: link.personId })
  return all.filter(
    ({ ended, address }) => ended === undefined && address.value === link.address.value,
  )
}
