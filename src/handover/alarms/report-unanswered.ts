import { bankHolidaysFrom } from '../../domain/bank-holidays.ts'
import type { Role, StaffMember } from '../../domain/staff.ts'
import { nextServiceMorning } from '../../domain/working-time.ts'
import { listUnreported, markReported } from '../../store/due-alarms.ts'
import { recordEvent } from '../../store/events.ts'
import { queueNotice } from '../../store/notices.ts'
import { loadRoster } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
import type { AlarmActDeps } from './alarm-deps.ts'

/**
 * Tells the head of service (where there is none: the administrators), when the next service day
 * begins, that alarms went unanswered: once for each, and one notice for all of them. Returns when
 * the next report is due (milliseconds UTC), if any is.
 */
export async function reportUnanswered(deps: AlarmActDeps, at: Date): Promise<number | undefined> {
  const unreported = (await listUnreported(deps.store)).map(({ id, unansweredAt }) => ({
    id,
    dueAt: reportAt(deps, unansweredAt),
  }))
  const due = unreported.filter(({ dueAt }) => dueAt <= at).map(({ id }) => id)
  if (due.length > 0) await deps.store.transaction((tx) => report(tx, deps, due, at))
  const later = unreported.filter(({ dueAt }) => dueAt > at).map(({ dueAt }) => dueAt.getTime())
  return later.length === 0 ? undefined : Math.min(...later)
}

function reportAt({ serviceHours }: AlarmActDeps, unansweredAt: Date): Date {
  const hours = { workingPattern: serviceHours() }
  return nextServiceMorning(hours, bankHolidaysFrom(unansweredAt), unansweredAt)
}

async function report(
  tx: Tx,
  { log }: AlarmActDeps,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  const reported = await markReported(tx, ids, at)
  if (reported.length === 0) return
  const people = readers(await loadRoster(tx, at))
  for (const { id: staffId } of people) {
    await queueNotice(tx, { staffId, kind: 'alarm-report', urgency: 'urgent' }, at)
  }
  for (const alarm of reported) {
    const detail = { alarm, told: people.length }
    await recordEvent(tx, { kind: 'alarm-reported', detail }, at)
  }
  if (people.length > 0) return
  log.error(
    { alarms: reported.length },
    'alarms went unanswered and there is nobody to report it to: give somebody the role head of service',
  )
}

function readers(roster: readonly StaffMember[]): readonly StaffMember[] {
  const heads = withRole(roster, 'head-of-service')
  return heads.length > 0 ? heads : withRole(roster, 'administrator')
}

function withRole(roster: readonly StaffMember[], role: Role): readonly StaffMember[] {
  return roster.filter(({ roles }) => roles.includes(role))
}
