import { chooseAdviser } from '../domain/choose-adviser.ts'
import { keptOutOf } from '../store/kept-out.ts'
import { queueNotice } from '../store/notices.ts'
import type { Tx } from '../store/store.ts'
import { loadOwners } from '../store/owners.ts'
import { loadChoosing } from './load-choosing.ts'

/**
 * Texts to an address of theirs are off: whoever they know, or covers, is told, and whoever is
 * talking with them, so that they can be reached another way.
 */
export async function tellTextsOff(tx: Tx, personId: string, at: Date): Promise<void> {
  const known = chooseAdviser(await loadChoosing(tx, personId, at))
  const isPool = known?.staffId === undefined
  const owners = await loadOwners(tx, personId)
  const keptOut = await keptOutOf(tx, personId)
  for (const staffId of new Set([...(isPool ? [] : known.tell), ...owners])) {
    // Somebody kept out of a case is not asked to make contact in another way meanwhile.
    if (keptOut.has(staffId)) continue
    await queueNotice(tx, { staffId, kind: 'texts-off', urgency: 'normal', personId }, at)
  }
}
