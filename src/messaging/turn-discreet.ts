import { recordEvent } from '../store/events.ts'
import type { Place } from '../store/messages.ts'
import { setDiscreet } from '../store/people.ts'
import type { Tx } from '../store/store.ts'

/** Somebody else reads their phone, or no longer: from the next text that leaves on. */
export async function turnDiscreet(
  tx: Tx,
  { talkId, personId }: Pick<Place, 'talkId' | 'personId'>,
  on: boolean,
  at: Date,
): Promise<void> {
  if (!(await setDiscreet(tx, personId, on, at))) return
  await recordEvent(tx, { kind: on ? 'discreet-on' : 'discreet-off', talkId, personId }, at)
}
