import { recordEvent } from '../store/events.ts'
import { knownProviderIds } from '../store/messages.ts'
import {
  claimUnsettled,
  nextUnsettledAt,
  recordSend,
  recoverLapsedSends,
  type SendRecord,
  type Unsettled,
} from '../store/outbox.ts'
import type { MessagingDeps } from './deps.ts'

type ConfirmDeps = Pick<
  MessagingDeps,
  'store' | 'clock' | 'log' | 'channel' | 'providerLog' | 'processId'
>

/** The provider's clock and ours may differ by this much, in milliseconds. */
const clockSlackMs = 5000
/** A provider that never answers and never lists is not asked for ever. */
const mostAttempts = 20

/**
 * Settles the texts whose sending ended without an answer. A receipt within 60 s settles one by
 * itself; then the provider's list is asked (their address, since the attempt, ids we do not know;
 * the words only break ties); only when it is not there either is it sent again, marked.
 * Returns when the next one is to be looked at (milliseconds UTC), if any waits.
 */
export async function confirmSends(deps: ConfirmDeps): Promise<number | undefined> {
  const at = deps.clock.now()
  const lapsed = await deps.store.transaction((tx) => recoverLapsedSends(tx, deps.store, at))
  if (lapsed > 0) deps.log.warn({ lapsed }, 'texts were in hand when a process ended')
  const unsettled = await deps.store.transaction((tx) =>
    claimUnsettled(tx, deps.store, deps.processId, at),
  )
  for (const one of unsettled) await settle(deps, one)
  return nextUnsettledAt(deps.store)
}

async function settle(deps: ConfirmDeps, one: Unsettled): Promise<void> {
  const providerId = await findInProviderLog(deps, one)
  // The list could not be read: the claim runs out by itself, and it is looked for again.
  if (providerId === 'no-answer') return
  const at = deps.clock.now()
  const record = recordOf(one, providerId, at)
  await deps.store.transaction(async (tx) => {
    await recordSend(tx, one.claim, record, at)
    if (record.status === 'queued') {
      const ids = { messageId: one.id, personId: one.personId }
      await recordEvent(tx, { kind: 'sent-again', ...ids }, at)
    }
  })
}

function recordOf(one: Unsettled, providerId: string | undefined, at: Date): SendRecord {
  if (providerId !== undefined) return { status: 'sent', providerId }
  if (one.attempts >= mostAttempts) return { status: 'failed', code: 'no-answer' }
  return { status: 'queued', dueAt: at, maybeTwice: true }
}

async function findInProviderLog(
  deps: ConfirmDeps,
  one: Unsettled,
): Promise<string | undefined | 'no-answer'> {
  try {
    const since = new Date(one.since.getTime() - clockSlackMs)
    const listed = await deps.providerLog.listSent(one.to, since)
    const known = await knownProviderIds(
      deps.store,
      listed.map((message) => message.providerId),
    )
    const strangers = listed.filter((message) => !known.has(message.providerId))
    const found = strangers.find((message) => message.text === one.text) ?? strangers[0]
    return found?.providerId
  } catch (error) {
    const err = error instanceof Error ? error.name : typeof error
    deps.log.warn({ messageId: one.id, err }, 'the list of sent messages gave no answer')
    return 'no-answer'
  }
}
