import { attemptWithinMs } from '../domain/alarm.ts'
import type { Data } from './store.ts'

/** An alarm as far as a voice call about it needs it. */
export interface CalledAlarm {
  readonly personId: string
  readonly drill: boolean
  /** Nobody deals with it, or whoever said so has not tried to reach them in time. */
  readonly waits: boolean
}

export async function findCalledAlarm(
  data: Data,
  id: string,
  at: Date,
): Promise<CalledAlarm | undefined> {
  const row = await data.sql
    .selectFrom('alarms')
    .select(['person_id', 'drill', 'status', 'acknowledged_at', 'attempted_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    personId: row.person_id,
    drill: row.drill !== 0,
    waits: row.status === 'open' && row.attempted_at === null && !isFresh(row.acknowledged_at, at),
  }
}

function isFresh(acknowledgedAt: number | null, at: Date): boolean {
  return acknowledgedAt !== null && at.getTime() < acknowledgedAt + attemptWithinMs
}
