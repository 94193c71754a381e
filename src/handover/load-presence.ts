import type { OutOfHours } from '../domain/council-safety.ts'
import { type Presence, whoIsThere } from '../domain/who-is-there.ts'
import { keptOutOf } from '../store/kept-out.ts'
import { onCallAt } from '../store/on-call.ts'
import type { Data } from '../store/store.ts'
import { loadChoosing } from './load-choosing.ts'

/** Who can be told of this young person's danger, as it is now. */
export async function loadPresence(
  data: Data,
  outOfHours: OutOfHours,
  personId: string,
  now: Date,
): Promise<Presence> {
  const choosing = await loadChoosing(data, personId, now)
  const keptOut = await keptOutOf(data, personId)
  return whoIsThere({ choosing, keptOut, onCall: await onCallAt(data, now), outOfHours, now })
}
