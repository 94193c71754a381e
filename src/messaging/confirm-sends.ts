import type { ListedMessage } from '../channels/channel.ts'
import { ClaimLost, renewClaim } from '../store/claims.ts'
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
import { listSentBeside, type SentBeside } from '../store/sent-beside.ts'
import type { MessagingDeps } from './deps.ts'
import { tellNotReached } from './tell-not-reached.ts'

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
  for (const one of unsettled) await settleInTime(deps, one)
  return nextUnsettledAt(deps.store)
}

/** Reading the list may take long: each claim is renewed before its turn, or left to who has it. */
async function settleInTime(deps: ConfirmDeps, one: Unsettled): Promise<void> {
  try {
    await deps.store.transaction((tx) => renewClaim(tx, deps.store, 'messages', one.claim))
    await settle(deps, one)
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
  }
}

async function settle(deps: ConfirmDeps, one: Unsettled): Promise<void> {
  const found = await findInProviderLog(deps, one)
  // The list could not be read: the claim runs out by itself, and it is looked for again.
  if (!found.answered) return
  const { providerId } = found
  const at = deps.clock.now()
  const record = recordOf(one, providerId, at)
  await deps.store.transaction(async (tx) => {
    await recordSend(tx, one.claim, record, at)
    if (record.status === 'queued') {
      const ids = { messageId: one.id, personId: one.personId }
      await recordEvent(tx, { kind: 'sent-again', ...ids }, at)
    }
    if (record.status === 'failed') await tellNotReached(tx, one.id, record.code, at)
  })
}

/**
 * The message of the list that must be this one. The words break ties, and they tell when it is
 * another of ours: one that left twice shows there under an id that nobody recorded, and taking it
 * for this one would lose this one.
 */
function chooseStranger(
  strangers: readonly ListedMessage[],
  one: Unsettled,
  beside: readonly SentBeside[],
): ListedMessage | undefined {
  const same = strangers.find((message) => message.text === one.text)
  const isDoubled = beside.some(({ text, maybeTwice }) => maybeTwice && text === one.text)
  if (same !== undefined) return isDoubled ? undefined : same
  return strangers.find((message) => !beside.some(({ text }) => text === message.text))
}

function recordOf(one: Unsettled, providerId: string | undefined, at: Date): SendRecord {
  if (providerId !== undefined) return { status: 'sent', providerId }
  if (one.attempts >= mostAttempts) return { status: 'failed', code: 'no-answer' }
  return { status: 'queued', dueAt: at, maybeTwice: true }
}

type Found =
  | { readonly answered: true; readonly providerId: string | undefined }
  | { readonly answered: false }

async function findInProviderLog(deps: ConfirmDeps, one: Unsettled): Promise<Found> {
  try {
    const since = new Date(one.since.getTime() - clockSlackMs)
    const listed = await deps.providerLog.listSent(one.to, since)
    const known = await knownProviderIds(
      deps.store,
      listed.map((message) => message.providerId),
    )
    const strangers = listed.filter((message) => !known.has(message.providerId))
    const found = chooseStranger(strangers, one, await listSentBeside(deps.store, one))
    return { answered: true, providerId: found?.providerId }
  } catch (error) {
    const err = error instanceof Error ? error.name : typeof error
    deps.log.warn({ messageId: one.id, err }, 'the list of sent messages gave no answer')
    return { answered: false }
  }
}
