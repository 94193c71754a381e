import type { MessagingDeps } from '../messaging/deps.ts'
import { holdDueHandover, listDueHandovers, nextHandoverDueAt } from '../store/due-handovers.ts'
import type { StoredHandover } from '../store/handovers.ts'
import { findLastText } from '../store/last-text.ts'
import { addAnnouncement } from '../store/staff-messages.ts'
import type { Tx } from '../store/store.ts'
import { goOn } from './go-on.ts'
import { remind } from './remind.ts'
import { route } from './route.ts'

export type EscalateDeps = Pick<MessagingDeps, 'store' | 'clock' | 'log' | 'say' | 'serviceHours'>

/** With nobody to choose, it is looked again after this long, in milliseconds. */
const lookAgainMs = 5 * 60_000
/** After one that failed, in milliseconds, so that a broken row is not hammered. */
const afterFailureMs = 30_000

/**
 * Takes every handover on whose time has come, each in a transaction of its own, and returns when
 * the next one's comes (milliseconds UTC). Two processes never take the same one on.
 */
export async function escalate(deps: EscalateDeps): Promise<number | undefined> {
  const at = deps.clock.now()
  let failed = false
  for (const handoverId of await listDueHandovers(deps.store, at)) {
    try {
      await deps.store.transaction((tx) => takeOn(tx, deps, handoverId, at))
    } catch (error) {
      failed = true
      const err = error instanceof Error ? error.name : typeof error
      deps.log.error({ handoverId, err }, 'a handover could not go on, and is tried again')
    }
  }
  return failed ? at.getTime() + afterFailureMs : nextHandoverDueAt(deps.store)
}

async function takeOn(tx: Tx, deps: EscalateDeps, id: string, at: Date): Promise<void> {
  const handover = await holdDueHandover(tx, id, at)
  if (handover === undefined) return
  if (handover.status === 'taken' || handover.acknowledgedBy !== undefined) {
    await remind(tx, deps, handover, at)
  } else if (handover.stage === 'unrouted') {
    await routeAgain(tx, deps, handover, at)
  } else {
    const stage = await goOn(tx, deps, id, 'not-picked-up', at)
    if (stage !== undefined) await tellYoungPerson(tx, deps, { handover, stage }, at)
  }
}

async function routeAgain(
  tx: Tx,
  deps: EscalateDeps,
  handover: StoredHandover,
  at: Date,
): Promise<void> {
  const againAt = new Date(at.getTime() + lookAgainMs)
  const result = await route(tx, deps, handover, at, againAt)
  if (result === 'routed') return
  deps.log.error(
    { handoverId: handover.id },
    'nobody can be asked: give the team a duty adviser or a manager in the console, under Staff',
  )
}

const lastTextMs = 24 * 60 * 60 * 1000

interface WentOn {
  /** As it was before. */
  readonly handover: StoredHandover
  readonly stage: string
}

/**
 * Once, where somebody asked for a person by text in the last day: their wish has not been
 * forgotten. Danger has cards of its own.
 */
async function tellYoungPerson(
  tx: Tx,
  deps: EscalateDeps,
  { handover, stage }: WentOn,
  at: Date,
): Promise<void> {
  const { hops, priority, reason, talkId } = handover
  if (hops > 0 || priority !== 'asked' || reason === 'staff-began') return
  const last = await findLastText(tx, talkId)
  if (last === undefined || last.optedOut || at.getTime() - last.at.getTime() > lastTextMs) return
  const text = wordsFor(deps, handover.id, stage)
  if (text !== undefined) await addAnnouncement(tx, last.place, { text }, at)
}

/** Words that are missing must not keep anybody waiting. */
function wordsFor({ say, log }: EscalateDeps, handoverId: string, stage: string) {
  try {
    return say(`person:went-on.${stage}`)
  } catch {
    log.error({ handoverId, stage }, 'no words for where a handover went: add them to locales/')
    return undefined
  }
}
