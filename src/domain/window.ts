import type { Address } from './address.ts'

/** How long after their last text WhatsApp lets us write in our own words, in milliseconds. */
const windowMs = 24 * 60 * 60 * 1000

/** When they last wrote from an address, and to which of our numbers. */
export interface LastInbound {
  readonly lastInboundAt?: Date
  /** E.164. */
  readonly lastInboundTo?: string
}

export interface Window {
  readonly open: boolean
  /** The first moment at which it is closed; none for SMS, nor when they never wrote. */
  readonly closesAt?: Date
}

/**
 * Whether we may write to this address in our own words at `now`. WhatsApp's 24 hours belong to
 * one address with one sender: with `sender` (a number, with or without its channel before it) what
 * they wrote to another number of ours counts not. SMS is always open.
 */
export function windowOf(
  address: Pick<Address, 'channel'> & LastInbound,
  now: Date,
  sender?: string,
): Window {
  if (address.channel === 'sms') return { open: true }
  const { lastInboundAt, lastInboundTo } = address
  if (lastInboundAt === undefined || !isSameSender(sender, lastInboundTo)) return { open: false }
  const closesAt = new Date(lastInboundAt.getTime() + windowMs)
  return { open: now.getTime() < closesAt.getTime(), closesAt }
}

/** A messaging service, or the simulator, has no number of its own: any of ours is its. */
function isSameSender(sender: string | undefined, to: string | undefined): boolean {
  const ours = numberOf(sender)
  const theirs = numberOf(to)
  return ours === undefined || theirs === undefined || ours === theirs
}

function numberOf(sender: string | undefined): string | undefined {
  return /\+\d+$/.exec(sender ?? '')?.[0]
}
