import { bankHolidaysFrom } from '../domain/bank-holidays.ts'
import { chooseAdviser, type Choosing, type Chosen } from '../domain/choose-adviser.ts'
import type { Person } from '../domain/person.ts'
import { firstNameOf, type StaffMember } from '../domain/staff.ts'
import type { AdviserDue, GoesTo, OpenHandover, Turn } from '../domain/turn.ts'
import { absenceThatMatters, dueInToday, isDueIn, nextDueIn } from '../domain/working-time.ts'
import { findLiveHandover, type StoredHandover } from '../store/handovers.ts'
import { isNumberChecked } from '../store/number-checks.ts'
import { loadPersonLimits } from '../store/person-limits.ts'
import { loadRoster, loadStaff } from '../store/staff.ts'
import type { Data } from '../store/store.ts'

/** What a turn may say of the people who can be brought in. */
export type WhomToAsk = Pick<
  Turn,
  'named' | 'adviser' | 'goesTo' | 'elsewhere' | 'handover' | 'newAdviser'
>

interface Asking {
  readonly person: Person
  readonly talkId: string
  readonly addressId: string
}

/**
 * Who is there for a young person, by the same choice that a handover is routed by. No name leaves
 * here for an address of which nobody has made sure whose it is. The whole roster is read only
 * when their own adviser is not due in today, or a pool has the handover.
 */
export async function loadWhomToAsk(
  data: Data,
  { person, talkId, addressId }: Asking,
  now: Date,
): Promise<WhomToAsk> {
  const named =
    !person.registered || (await isNumberChecked(data, { addressId, personId: person.id }))
  const handover = await findLiveHandover(data, talkId)
  const choosing = await loadChoosing(data, person, handover, now)
  const own = ownWorker(choosing)
  const say = { choosing, named }
  return {
    named,
    ...(named && own !== undefined && { adviser: dueOf(choosing, own) }),
    ...goingTo('goesTo', say, chooseAdviser(choosing)),
    ...(isThereToday(choosing, own)
      ? {}
      : goingTo('elsewhere', say, chooseAdviser({ ...choosing, wish: 'someone-else' }))),
    ...(handover !== undefined && { handover: openHandoverOf(say, handover) }),
    ...(named && newAdviserOf(choosing)),
  }
}

type ChoosingFor = Choosing & { readonly person: Person }

async function loadChoosing(
  data: Data,
  person: Person,
  handover: StoredHandover | undefined,
  now: Date,
): Promise<ChoosingFor> {
  const { locked, barred } = await loadPersonLimits(data, person.id)
  const { forStaffId, acknowledgedBy, takenBy } = handover ?? {}
  const ids = [person.adviserId, person.leadWorkerId, forStaffId, acknowledgedBy, takenBy]
  const known = [...new Set(ids.filter((id) => id !== undefined))]
  const few: ChoosingFor = {
    person: { ...person, ...(locked && { locked }) },
    staff: await loadStaff(data, known, now),
    barred,
    bankHolidays: bankHolidaysFrom(now),
    now,
  }
  const inPool = handover !== undefined && forStaffId === undefined
  if (!inPool && isThereToday(few, ownWorker(few))) return few
  return { ...few, staff: await loadRoster(data, now) }
}

/** The lead worker of a child in care, else the adviser, whether they are there or not. */
function ownWorker(choosing: Choosing): StaffMember | undefined {
  const chosen = chooseAdviser({ ...choosing, wish: 'keep' })
  if (chosen?.stage !== 'adviser' && chosen?.stage !== 'lead-worker') return undefined
  return memberOf(choosing, chosen.staffId)
}

function isThereToday(choosing: Choosing, member: StaffMember | undefined): boolean {
  const { bankHolidays, now } = choosing
  if (member === undefined) return false
  return (
    absenceThatMatters(member, bankHolidays, now) === undefined &&
    dueInToday(member, bankHolidays, now) !== undefined
  )
}

function memberOf({ staff }: Choosing, id: string | undefined): StaffMember | undefined {
  return staff.find((member) => member.id === id)
}

// === What may be told of somebody

function dueOf(choosing: Choosing, member: StaffMember): AdviserDue {
  const { bankHolidays, now } = choosing
  const absence = absenceThatMatters(member, bankHolidays, now)
  const { workMobile } = member
  return {
    id: member.id,
    firstName: firstNameOf(member.name),
    ...timesOf(choosing, member),
    ...(workMobile !== undefined && { workMobile }),
    ...(absence !== undefined && {
      away: {
        ...(absence.tellReason !== undefined && { reason: absence.tellReason }),
        ...(absence.tellUntil === true && { until: new Date(absence.until) }),
      },
    }),
  }
}

/** The day somebody is back tells of their absence: said only where it was ticked, or is today. */
function timesOf(
  { bankHolidays, now }: Choosing,
  member: StaffMember,
): Pick<GoesTo, 'dueInNow' | 'nextDueIn'> {
  const absence = absenceThatMatters(member, bankHolidays, now)
  const may = absence === undefined || absence.tellUntil === true
  const next = may ? nextDueIn(member, bankHolidays, now) : dueInToday(member, bankHolidays, now)
  return {
    dueInNow: isDueIn(member, bankHolidays, now),
    ...(next !== undefined && { nextDueIn: next }),
  }
}

interface Saying {
  readonly choosing: Choosing
  readonly named: boolean
}

function goingTo<Key extends 'goesTo' | 'elsewhere'>(
  key: Key,
  say: Saying,
  chosen: Chosen | undefined,
): Partial<Record<Key, GoesTo>> {
  return chosen === undefined ? {} : ({ [key]: goesToOf(say, chosen) } as Record<Key, GoesTo>)
}

function goesToOf(
  { choosing, named }: Saying,
  { stage, staffId, dueIn }: Pick<Chosen, 'staffId' | 'dueIn'> & Pick<GoesTo, 'stage'>,
): GoesTo {
  const member = memberOf(choosing, staffId)
  if (member === undefined) {
    const dueInNow = dueIn?.getTime() === choosing.now.getTime()
    return { stage, dueInNow, ...(dueIn !== undefined && { nextDueIn: dueIn }) }
  }
  const firstName = firstNameOf(member.name)
  return { stage, ...(named && { firstName }), ...timesOf(choosing, member) }
}

// === The handover that is open, and an adviser they do not know of yet

function openHandoverOf(say: Saying, handover: StoredHandover): OpenHandover {
  const { status, stage, openedAt, wish, forStaffId, acknowledgedBy, takenBy } = handover
  const seenBy = memberOf(say.choosing, takenBy ?? acknowledgedBy)
  const chosen = { stage, ...(forStaffId !== undefined && { staffId: forStaffId }) }
  return {
    status: status === 'taken' ? 'taken' : 'open',
    askedAt: openedAt,
    with: goesToOf(say, { ...chosen, ...poolDue(say.choosing, handover) }),
    seen: (takenBy ?? acknowledgedBy) !== undefined,
    ...(say.named && seenBy !== undefined && { seenBy: firstNameOf(seenBy.name) }),
    ...(wish !== undefined && { wish }),
    ...(handover.priority !== 'asked' && { urgent: true }),
  }
}

/** When the first of the pool that has it is next due in. */
function poolDue(choosing: Choosing, { stage, forStaffId }: StoredHandover): { dueIn?: Date } {
  if (forStaffId !== undefined || (stage !== 'duty' && stage !== 'manager')) return {}
  const pool = chooseAdviser({ ...choosing, after: stage === 'manager' ? 'duty' : 'cover' })
  return pool?.stage === stage && pool.dueIn !== undefined ? { dueIn: pool.dueIn } : {}
}

function newAdviserOf({ person, ...choosing }: ChoosingFor): Pick<WhomToAsk, 'newAdviser'> {
  if (person.adviserId === person.adviserToldId) return {}
  const adviser = memberOf({ person, ...choosing }, person.adviserId)
  return adviser === undefined ? {} : { newAdviser: firstNameOf(adviser.name) }
}
