import { knownProviderIds } from '../store/messages.ts'
import { readSetting, writeSetting } from '../store/settings.ts'
import type { MessagingDeps } from './deps.ts'
import { receiveMessage } from './receive-message.ts'

type ReconcileDeps = Parameters<typeof receiveMessage>[0] & Pick<MessagingDeps, 'providerLog'>

const settingName = 'reconciled-until'
/** A message may show in the list later than its own date. */
const overlapMs = 60 * 60 * 1000
/** At the very first start: what came before is not ours to answer. */
const firstLookBackMs = 10 * 60 * 1000

/**
 * Takes in what the webhook missed: Twilio does not repeat a webhook that failed, so its own list
 * of what came in since the last look is read, and every id we do not know is received as if it
 * had just been posted. Returns how many there were.
 */
export async function reconcile(deps: ReconcileDeps): Promise<number> {
  const startedAt = deps.clock.now()
  const listed = await deps.providerLog.listReceived(await since(deps, startedAt))
  const known = await knownProviderIds(
    deps.store,
    listed.map((inbound) => inbound.providerId),
  )
  let missed = 0
  for (const inbound of listed) {
    if (known.has(inbound.providerId)) continue
    if ((await receiveMessage(deps, inbound)) === 'stored') missed += 1
  }
  if (missed > 0) deps.log.warn({ missed }, 'texts were taken in that the webhook had missed')
  await writeSetting(deps.store.sql, settingName, String(startedAt.getTime()))
  return missed
}

async function since(deps: ReconcileDeps, now: Date): Promise<Date> {
  const until = await readSetting(deps.store.sql, settingName)
  return new Date(until === undefined ? now.getTime() - firstLookBackMs : Number(until) - overlapMs)
}
