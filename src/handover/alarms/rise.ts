import { notBegun } from '../../domain/alarm-ladder.ts'
import { type Danger, dangerKinds, type Level, levels } from '../../domain/danger.ts'
import { bankHolidaysFrom } from '../../domain/bank-holidays.ts'
import { nextDueIn } from '../../domain/working-time.ts'
import { listTold } from '../../store/alarm-notices.ts'
import type { StoredAlarm } from '../../store/alarms.ts'
import { changeAlarm } from '../../store/change-alarm.ts'
import { changeHandover } from '../../store/change-handover.ts'
import { recordEvent } from '../../store/events.ts'
import { loadLiveHandover } from '../../store/handovers.ts'
import { queueNotice } from '../../store/notices.ts'
import { loadStaff } from '../../store/staff.ts'
import type { Tx } from '../../store/store.ts'
import { loadTalk } from '../../store/talks.ts'
import type { AlarmDeps } from './alarm-deps.ts'
import { tellNext } from './tell-next.ts'

export interface Worse {
  readonly danger: Pick<Danger, 'kind' | 'level' | 'rule'>
  /** Read in the talk of the allegations officers. */
  readonly restricted?: boolean
}

/**
 * An open alarm is worse than it was, in kind or level: it begins anew, and those are told who would
 * be if it had just come in, and whoever has it. Who has seen it, or deals with it, has not seen this.
 */
export async function rise(
  tx: Tx,
  deps: AlarmDeps,
  before: StoredAlarm,
  { danger, restricted = false }: Worse,
  at: Date,
): Promise<StoredAlarm> {
  const kind = morePressing(danger.kind, before.kind)
  const level: Level = levels[danger.level] < levels[before.level] ? danger.level : before.level
  const risen = await changeAlarm(tx, before, {
    ...{ kind, level: levels[level], ...(kind !== before.kind && { rule: danger.rule }) },
    ...{ seen_by: null, seen_at: null, attempted_at: null },
    ...{ acknowledged_by: null, acknowledged_at: null },
    ...(restricted && { restricted: 1 }),
  })
  if (risen === undefined) return before
  const { id, talkId, personId, handoverId } = risen
  const detail = { alarm: id, danger: kind, level, from: before.kind, fromLevel: before.level }
  await recordEvent(tx, { kind: 'alarm-rose', talkId, personId, handoverId, detail }, at)
  if (level === 'worried') {
    await tellAgain(tx, risen, at)
    return risen
  }
  await raiseHandover(tx, deps, { before, risen }, at)
  const also = restricted ? [] : await whoHas(tx, before)
  return tellNext(tx, deps, risen, { why: 'rose', from: notBegun, also }, at)
}

function morePressing(one: Danger['kind'], other: Danger['kind']): Danger['kind'] {
  return dangerKinds.indexOf(one) < dangerKinds.indexOf(other) ? one : other
}

/** Whoever deals with it, and whoever talks with them. */
async function whoHas(tx: Tx, { talkId, acknowledgedBy }: StoredAlarm): Promise<readonly string[]> {
  const { ownerStaffId } = await loadTalk(tx, talkId)
  return [acknowledgedBy, ownerStaffId].filter((id) => id !== undefined)
}

/** The handover stands first in the lists, and its own clock stands still. */
async function raiseHandover(
  tx: Tx,
  { desk }: AlarmDeps,
  { before, risen }: { readonly before: StoredAlarm; readonly risen: StoredAlarm },
  at: Date,
): Promise<void> {
  const { talkId, personId, handoverId } = risen
  if (before.restricted) return
  if (before.level === 'worried') {
    await desk.open(tx, { talkId, personId, reason: 'danger', priority: 'emergency' }, at)
    return
  }
  const handover = await loadLiveHandover(tx, handoverId)
  if (handover?.status !== 'open' || handover.acknowledgedBy === undefined) return
  const anew = { acknowledged_by: null, acknowledged_at: null, due_at: null }
  await changeHandover(tx, handover, anew)
}

/** A worry rings nobody off shift: they hear of it when they come in. */
async function tellAgain(tx: Tx, alarm: StoredAlarm, at: Date): Promise<void> {
  if (alarm.restricted) return
  const { personId, handoverId } = alarm
  const about = { kind: 'danger', urgency: 'urgent', handoverId, personId } as const
  for (const member of await loadStaff(tx, await listTold(tx, alarm), at)) {
    const notBefore = nextDueIn(member, bankHolidaysFrom(at), at)
    const when = notBefore === undefined ? {} : { notBefore }
    await queueNotice(tx, { ...about, staffId: member.id, ...when }, at)
  }
}
