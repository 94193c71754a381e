import type { Presence } from '../../domain/who-is-there.ts'
import type { Tx } from '../../store/store.ts'
import { isOfDatabase } from '../is-of-database.ts'
import { loadPresence } from '../load-presence.ts'
import type { AlarmDeps } from './alarm-deps.ts'

/**
 * Who is there for this young person now; undefined when the roster or their entry cannot be read,
 * which must not keep a text of somebody in danger from being stored.
 */
export async function presenceOf(
  tx: Tx,
  { safety, log }: Pick<AlarmDeps, 'safety' | 'log'>,
  personId: string,
  at: Date,
): Promise<Presence | undefined> {
  try {
    return await loadPresence(tx, safety().outOfHours, personId, at)
  } catch (error) {
    if (isOfDatabase(error)) throw error
    const err = error instanceof Error ? error.name : typeof error
    log.error({ personId, err }, 'who is there cannot be read: look at the roster, under Staff')
    return undefined
  }
}
