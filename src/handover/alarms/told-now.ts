import type { Told } from '../../domain/alarm.ts'
import { firstNameOf } from '../../domain/staff.ts'
import type { Presence } from '../../domain/who-is-there.ts'
import { lastUsed } from '../../messaging/choose-way.ts'
import { loadReach } from '../../messaging/ways-to-reach.ts'
import { isCalled, listTold } from '../../store/alarm-notices.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { isNumberChecked } from '../../store/number-checks.ts'
import { loadPerson } from '../../store/people.ts'
import { findStaff } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
import { isOfDatabase } from '../is-of-database.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { presenceOf } from './presence-of.ts'

/** What may be said now of who was told of an open alarm: what is on record, and no more. */
export async function toldNow(
  tx: Tx,
  deps: AlarmDeps,
  alarm: StoredAlarm,
  at: Date,
): Promise<Told> {
  if (alarm.acknowledgedAt !== undefined) {
    return { kind: 'dealing', by: await nameToSay(tx, deps, alarm, alarm.acknowledgedBy, at) }
  }
  if (alarm.seenBy !== undefined) {
    return { kind: 'seen', by: await nameToSay(tx, deps, alarm, alarm.seenBy, at) }
  }
  const presence = await presenceOf(tx, deps, alarm.personId, at)
  if (presence === undefined) return { kind: 'nobody' }
  const there = thoseThere(presence)
  const told = (await listTold(tx, alarm)).filter((id) => there.has(id))
  if (told.length > 0) {
    const onDuty = new Set([...presence.onDuty.duty, ...presence.onCall])
    const isDutyTold = told.some((id) => onDuty.has(id))
    const adviser = await adviserAmong(tx, deps, alarm, told, at)
    return { kind: 'flagged', ...adviser, ...(!isDutyTold && { withoutDuty: true }) }
  }
  if (await isCalled(tx, alarm.id)) return { kind: 'called' }
  const { nextThere } = presence
  return nextThere !== undefined && nextThere > at
    ? { kind: 'nobody-before', before: nextThere }
    : { kind: 'nobody' }
}

function thoseThere({ onDuty, onCall }: Presence): ReadonlySet<string> {
  const { known, duty, cover, managers } = onDuty
  return new Set([...known, ...duty, ...cover, ...managers, ...onCall])
}

async function adviserAmong(
  tx: Tx,
  deps: AlarmDeps,
  alarm: StoredAlarm,
  told: readonly string[],
  at: Date,
): Promise<{ readonly adviser?: string }> {
  const { registered, adviserId } = await loadPerson(tx, alarm.personId)
  if (!registered || adviserId === undefined || !told.includes(adviserId)) return {}
  const adviser = await nameToSay(tx, deps, alarm, adviserId, at)
  return adviser === '' ? {} : { adviser }
}

/**
 * A first name; '' for nobody of staff, where nobody has checked whose number it is, and where that
 * cannot be read.
 */
export async function nameToSay(
  tx: Tx,
  deps: Pick<AlarmDeps, 'senderOf'>,
  { personId }: Pick<StoredAlarm, 'personId'>,
  staffId: string | undefined,
  at: Date,
): Promise<string> {
  if (staffId === undefined) return ''
  try {
    const to = lastUsed(await loadReach(tx, deps, { personId, restricted: true }, at))
    if (to === undefined) return ''
    if (!(await isNumberChecked(tx, { addressId: to.id, personId }))) return ''
    return firstNameOf((await findStaff(tx, staffId))?.name ?? '')
  } catch (error) {
    if (isOfDatabase(error)) throw error
    return ''
  }
}
