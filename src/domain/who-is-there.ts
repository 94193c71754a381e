import { type Choosing, coversOfKnown, isChildInCare, withRole } from './choose-adviser.ts'
import type { OutOfHours } from './council-safety.ts'
import type { StaffMember } from './staff.ts'
import { isDueIn, nextDueIn } from './working-time.ts'

export interface Asked {
  readonly choosing: Choosing
  /** Who is the one named in what a young person told of: never told, beside those barred. */
  readonly keptOut: ReadonlySet<string>
  /** Whose shift of the paid rota runs at `now`. */
  readonly onCall: readonly string[]
  readonly outOfHours: OutOfHours
  readonly now: Date
}

/** Ids of staff who are due in now, by what they are to this young person; none is in two lists. */
export interface OnDuty {
  /** Their lead worker (under 18 and in care) and their adviser. */
  readonly known: readonly string[]
  readonly duty: readonly string[]
  /** Who stands in for a known one that is away. */
  readonly cover: readonly string[]
  /** The adviser's own manager alone when they are in, otherwise any of the team's. */
  readonly managers: readonly string[]
}

export interface Presence {
  readonly onDuty: OnDuty
  /** Whom the rota has on call; empty unless the council runs one. */
  readonly onCall: readonly string[]
  /** Whom to ring: only when nobody is on duty, and the council says who answers then. */
  readonly call?: { readonly phone: string }
  /** When the first of all these is next due in; `now` when somebody is. Absent: nobody knows. */
  readonly nextThere?: Date
}

/**
 * Who can be told of danger at this moment: by working pattern, absences and bank holidays, with
 * whoever is barred or kept out left out. Nobody off shift is among them but those on the rota.
 */
export function whoIsThere({ choosing, keptOut, onCall, outOfHours, now }: Asked): Presence {
  const allowed = { ...choosing, now, barred: new Set([...choosing.barred, ...keptOut]) }
  const asked = askedOf(allowed)
  const isIn = (member: StaffMember) => isDueIn(member, choosing.bankHolidays, now)
  const known = asked.known.filter(isIn)
  const cover = without(asked.cover, known).filter(isIn)
  const duty = without(asked.duty, [...known, ...cover]).filter(isIn)
  const managers = ownFirst(allowed, without(asked.managers, [...known, ...cover, ...duty])).filter(
    isIn,
  )
  const nobody = [known, cover, duty, managers].every((some) => some.length === 0)
  const next = firstDue(choosing, Object.values(asked).flat(), now)
  return {
    onDuty: { known: ids(known), duty: ids(duty), cover: ids(cover), managers: ids(managers) },
    onCall: outOfHours.kind === 'rota' ? allowedOnCall(allowed, onCall) : [],
    ...(nobody && outOfHours.kind === 'staffed_call' && { call: { phone: outOfHours.phone } }),
    ...(next !== undefined && { nextThere: next }),
  }
}

/** Whether anybody is on duty at all. */
export function isAnyoneOnDuty({ known, duty, cover, managers }: OnDuty): boolean {
  return known.length + duty.length + cover.length + managers.length > 0
}

type AskedOf = Readonly<Record<keyof OnDuty, readonly StaffMember[]>>

/** Everybody who could be asked, whether they are in or not. */
function askedOf(choosing: Choosing): AskedOf {
  return {
    known: knownOf(choosing),
    duty: choosing.person.locked === true ? [] : withRole(choosing, 'duty-adviser'),
    cover: coversOfKnown(choosing),
    managers: withRole(choosing, 'team-manager'),
  }
}

function knownOf(choosing: Choosing): readonly StaffMember[] {
  const { person, staff, barred } = choosing
  if (!person.registered) return []
  const named = isChildInCare(choosing)
    ? [person.leadWorkerId, person.adviserId]
    : [person.adviserId]
  return [...new Set(named)]
    .map((id) => staff.find((member) => member.id === id && !barred.has(member.id)))
    .filter((member) => member !== undefined)
}

function ownFirst(
  { staff, person, bankHolidays, now }: Choosing,
  managers: readonly StaffMember[],
): readonly StaffMember[] {
  const adviser = staff.find(({ id }) => person.registered && id === person.adviserId)
  const own = managers.find(({ id }) => id === adviser?.managerId)
  return own !== undefined && isDueIn(own, bankHolidays, now) ? [own] : managers
}

/** Who keeps a record to adviser, lead worker and managers keeps it from the rota's others too. */
function allowedOnCall(choosing: Choosing, onCall: readonly string[]): readonly string[] {
  const near = [...knownOf(choosing), ...withRole(choosing, 'team-manager')]
  const candidates = choosing.person.locked === true ? near : choosing.staff
  return [...new Set(onCall)].filter(
    (id) => !choosing.barred.has(id) && candidates.some((member) => member.id === id),
  )
}

function firstDue(
  { bankHolidays }: Choosing,
  members: readonly StaffMember[],
  now: Date,
): Date | undefined {
  const times = members
    .map((member) => nextDueIn(member, bankHolidays, now)?.getTime())
    .filter((time) => time !== undefined)
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

const ids = (members: readonly StaffMember[]): readonly string[] => [
  ...new Set(members.map(({ id }) => id)),
]

function without(
  members: readonly StaffMember[],
  others: readonly StaffMember[],
): readonly StaffMember[] {
  return members.filter((member) => !others.some(({ id }) => id === member.id))
}
