import type { FastifyRequest } from 'fastify'
import {
  accountPatience,
  addressPatience,
  type Attempt,
  beginAttempt,
  forgetAttempts,
  undoAttempt,
} from '../../store/throttles.ts'
import { networkOf } from './network-of.ts'
import type { ConsoleDeps } from './page.ts'
import { dayAndTime } from './times.ts'

export type Tried<T> =
  | { readonly kind: 'right'; readonly value: T }
  | { readonly kind: 'wrong' }
  /** Too often: nothing was looked at. */
  | { readonly kind: 'wait'; readonly until: Date }

type Deps = Pick<ConsoleDeps, 'store' | 'clock'>

/**
 * Looks whether what somebody gave is right, and lets nobody guess for long: counted for the
 * account, which success forgives, and for the network they come from, which it does not.
 */
export async function tryFor<T>(
  deps: Deps,
  request: FastifyRequest,
  account: string,
  look: () => Promise<T | undefined>,
): Promise<Tried<T>> {
  const { store } = deps
  const network = store.vault.lookup('throttle', `network:${networkOf(request.ip)}`)
  const begun = await begin(deps, store.vault.lookup('throttle', account), network)
  if (begun instanceof Date) return { kind: 'wait', until: begun }
  const value = await look()
  if (value === undefined) return { kind: 'wrong' }
  await store.transaction(async (tx) => {
    await forgetAttempts(tx, begun.account.name)
    await undoAttempt(tx, begun.network)
  })
  return { kind: 'right', value }
}

interface Begun {
  readonly account: Attempt
  readonly network: Attempt
}

/** The account is always looked at first, so that two of these never wait for each other. */
function begin({ store, clock }: Deps, account: string, network: string): Promise<Begun | Date> {
  const now = clock.now()
  return store.transaction(async (tx) => {
    const one = await beginAttempt(tx, account, accountPatience, now)
    if (one.kind === 'wait') return one.until
    const other = await beginAttempt(tx, network, addressPatience, now)
    if (other.kind === 'go') return { account: one.attempt, network: other.attempt }
    await undoAttempt(tx, one.attempt)
    return other.until
  })
}

/** What to say to whoever has to wait. */
export function waitWords(until: Date): string {
  return `There were too many tries. Try again at ${dayAndTime(new Date(until.getTime() + 59_999))}`
}
