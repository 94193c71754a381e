import type { HandoverDesk } from '../../messaging/deps.ts'
import { listPlaces } from '../../store/places.ts'
import type { Tx } from '../../store/store.ts'

/** Texts have come to a talk of the advisers' from a case: they count there like any that come in. */
export async function textsCameIn(
  tx: Tx,
  desk: HandoverDesk,
  messageIds: readonly string[],
  at: Date,
): Promise<void> {
  for (const place of await listPlaces(tx, messageIds)) await desk.textCameIn(tx, place, at)
}
