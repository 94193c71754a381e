import { chooseAdviser, type Choosing, type Chosen } from '../domain/choose-adviser.ts'
import type { Priority, WhoWish } from '../domain/handover.ts'
import type { WorkingPattern } from '../domain/staff.ts'
import { addWorkingTime, nextServiceDay } from '../domain/working-time.ts'
import type { StoredHandover } from '../store/handovers.ts'

/** Whom a handover goes to, who is told of it, and when it goes on from there. */
export interface Target extends Pick<Chosen, 'stage' | 'staffId' | 'tell'> {
  /** Absent in an emergency: its alarm goes on, in real time, and tells those who are there. */
  readonly dueAt?: Date
}

type Asked = Pick<StoredHandover, 'priority' | 'wish'>

const hourMs = 60 * 60_000

/** How long each stage has, in milliseconds of service time. */
const patienceMs: Readonly<Record<Exclude<Priority, 'emergency'>, number>> = {
  worried: 2 * hourMs,
  asked: 4 * hourMs,
}

/** Where it goes first; undefined when there is nobody. */
export function firstTarget(
  choosing: Choosing,
  asked: Asked,
  hours: WorkingPattern,
): Target | undefined {
  if (asked.priority === 'asked') {
    const chosen = chooseAdviser({ ...choosing, ...wishOf(asked) })
    return chosen && { ...chosen, ...dueAtOf(chosen, { choosing, asked, hours }) }
  }
  // Worry waits for nobody's day: those they know and the duty team are told together.
  const pool = chooseAdviser({ ...choosing, after: 'cover' })
  const known = knownOnes(choosing)
  const chosen = pool ?? known[0]
  if (chosen === undefined) return undefined
  const tell = new Set([...known, ...(pool === undefined ? [] : [pool])].flatMap((one) => one.tell))
  return { ...chosen, tell: [...tell], ...dueAtOf(chosen, { choosing, asked, hours }) }
}

/** Where it goes when a stage did not pick it up; undefined after the last. */
export function nextTarget(
  choosing: Choosing,
  handover: Asked & Pick<StoredHandover, 'stage'>,
  hours: WorkingPattern,
): Target | undefined {
  const chosen = chooseAdviser({ ...choosing, ...wishOf(handover), after: handover.stage })
  return chosen && { ...chosen, ...dueAtOf(chosen, { choosing, asked: handover, hours }) }
}

/** Who it waits for now: the one, or everybody of the stage's pool. */
export function peopleOf(
  choosing: Choosing,
  { stage, forStaffId }: Pick<StoredHandover, 'stage' | 'forStaffId'>,
): readonly string[] {
  if (forStaffId !== undefined) return [forStaffId]
  const after = stage === 'manager' ? 'duty' : 'cover'
  const pool = chooseAdviser({ ...choosing, after })
  return pool?.stage === stage ? pool.tell : []
}

/** The lead worker, the adviser, or whoever covers for them. */
function knownOnes(choosing: Choosing): readonly Chosen[] {
  return ([undefined, 'lead-worker'] as const)
    .map((after) => chooseAdviser({ ...choosing, ...(after !== undefined && { after }) }))
    .filter((one) => one !== undefined)
    .filter(({ stage }) => stage !== 'duty' && stage !== 'manager')
}

function wishOf({ wish }: Asked): { readonly wish?: WhoWish } {
  return wish === undefined ? {} : { wish }
}

interface Timing {
  readonly choosing: Choosing
  readonly asked: Asked
  readonly hours: WorkingPattern
}

/** One person's time begins when they are next due in, a pool's at once. */
function dueAtOf(chosen: Chosen, { choosing, asked, hours }: Timing): { readonly dueAt?: Date } {
  const { now, bankHolidays } = choosing
  const { priority, wish } = asked
  if (priority === 'emergency') return {}
  const service = { workingPattern: hours }
  const waitsForOne = priority === 'asked' && chosen.staffId !== undefined
  const from = waitsForOne ? (chosen.dueIn ?? now) : now
  const dueAt = addWorkingTime(service, bankHolidays, from, patienceMs[priority])
  if (!waitsForOne || wish === 'keep') return { dueAt }
  // Nobody waits days for a part-timer who did not choose to.
  const dayLater = nextServiceDay(service, bankHolidays, now)
  return { dueAt: dayLater < dueAt ? dayLater : dueAt }
}
