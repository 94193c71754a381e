import { chooseAdviser, type Choosing } from '../domain/choose-adviser.ts'
import { absenceThatMatters } from '../domain/working-time.ts'
import { reminderAt } from '../messaging/reminder-at.ts'
import { recordEvent } from '../store/events.ts'
import { changeHandover } from '../store/change-handover.ts'
import { type StoredHandover } from '../store/handovers.ts'
import type { Tx } from '../store/store.ts'
import { tellStaff } from './assign.ts'
import { loadChoosing } from './load-choosing.ts'
import type { RouteDeps } from './route.ts'
import { peopleOf } from './target.ts'

/**
 * Reminds whoever has a handover in hand, or the last it came to while nobody has; from the second
 * time on, and when they are away, their manager too. Said again a working day later.
 */
export async function remind(
  tx: Tx,
  deps: RouteDeps,
  handover: StoredHandover,
  at: Date,
): Promise<void> {
  const choosing = await loadChoosing(tx, handover.personId, at)
  const owner = handover.takenBy ?? handover.acknowledgedBy
  const change = {
    hops: handover.hops + 1,
    due_at: reminderAt(deps, at).getTime(),
  }
  if (!(await changeHandover(tx, handover, change))) return
  const people =
    owner === undefined
      ? peopleOf(choosing, handover)
      : [owner, ...managersOf(choosing, handover, owner)]
  await recordEvent(
    tx,
    {
      kind: 'handover-reminded',
      talkId: handover.talkId,
      personId: handover.personId,
      handoverId: handover.id,
      ...(owner !== undefined && { staffId: owner }),
      detail: { stage: handover.stage, told: people.length, dueAt: change.due_at },
    },
    at,
  )
  const told = await tellStaff(tx, handover, people, 'reminder', at)
  if (!told) await tellStaff(tx, handover, managers(choosing, owner), 'reminder', at)
}

function managersOf(
  choosing: Choosing,
  { hops }: StoredHandover,
  owner: string,
): readonly string[] {
  const member = choosing.staff.find(({ id }) => id === owner)
  const { bankHolidays, now } = choosing
  const isHere = member !== undefined && absenceThatMatters(member, bankHolidays, now) === undefined
  return hops === 0 && isHere ? [] : managers(choosing, owner)
}

/** The manager of whoever has it, not of the young person's adviser. */
function managers(choosing: Choosing, owner: string | undefined): readonly string[] {
  const person = { ...choosing.person, ...(owner !== undefined && { adviserId: owner }) }
  return chooseAdviser({ ...choosing, person, after: 'duty' })?.tell ?? []
}
