import type { FastifyRequest } from 'fastify'
import {
  claimSubmission,
  dropSubmission,
  finishSubmission,
  findSubmission,
} from '../../store/submissions.ts'
import type { ConsoleDeps } from './page.ts'
import { OutOfDate } from './errors.ts'

/** What this process is in the middle of: the second of two quick clicks waits for the first. */
const inHand = new Map<string, Promise<string>>()

/**
 * Does `work` once for a form's `key` (see `readForm`) and returns the address it led to; the same
 * key again leads to the same place. Throws `OutOfDate` when another process has it in hand, or
 * ended in the middle of it. When `work` throws, the form may be sent again.
 */
export async function submitOnce(
  deps: Pick<ConsoleDeps, 'store' | 'clock'>,
  request: FastifyRequest,
  key: string,
  work: () => Promise<string>,
): Promise<string> {
  const own = `${request.viewer.staffId}:${key}`
  const running = inHand.get(own)
  if (running !== undefined) return running
  const doing = doOnce(deps, request.viewer.staffId, own, work)
  inHand.set(own, doing)
  try {
    return await doing
  } finally {
    inHand.delete(own)
  }
}

async function doOnce(
  { store, clock }: Pick<ConsoleDeps, 'store' | 'clock'>,
  staffId: string,
  key: string,
  work: () => Promise<string>,
): Promise<string> {
  const at = clock.now()
  const claimed = await store.transaction((tx) => claimSubmission(tx, { key, staffId }, at))
  if (!claimed) {
    const location = await findSubmission(store, key)
    if (location === undefined) throw new OutOfDate()
    return location
  }
  try {
    const location = await work()
    await store.transaction((tx) => finishSubmission(tx, key, location))
    return location
  } catch (error) {
    await store.transaction((tx) => dropSubmission(tx, key))
    throw error
  }
}
