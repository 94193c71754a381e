import { DateTime } from 'luxon'
import type { HandoverStage, WhoWish } from './handover.ts'
import type { Person } from './person.ts'
import type { Role, StaffMember } from './staff.ts'
import { absenceThatMatters, dueInToday, nextDueIn, zone } from './working-time.ts'

export interface Choosing {
  readonly person: Pick<
    Person,
    'registered' | 'status' | 'birthday' | 'adviserId' | 'leadWorkerId' | 'team'
  > & {
    /** Seen by their adviser, lead worker and team manager alone: never goes to duty. */
    readonly locked?: boolean
  }
  /** Everybody who works here; somebody who left is not among them. */
  readonly staff: readonly StaffMember[]
  /** Who must never be chosen for this young person. */
  readonly barred: ReadonlySet<string>
  readonly wish?: WhoWish
  /** The stage that did not pick it up: only later ones are looked at. */
  readonly after?: HandoverStage
  /** ISO dates. */
  readonly bankHolidays: ReadonlySet<string>
  readonly now: Date
}

/** Who it is for: one person, or everybody of a stage's pool. */
export interface Chosen {
  readonly stage: Exclude<HandoverStage, 'unrouted'>
  /** The one it waits for; absent: anybody of the pool. */
  readonly staffId?: string
  /** Who is told: the one, or everybody of the pool who is not away. */
  readonly tell: readonly string[]
  /** When the one, or the first of the pool, is next due in; absent when nobody knows. */
  readonly dueIn?: Date
}

/**
 * Who a young person's wish for a person goes to; undefined when nobody is left. In this order:
 * the lead social worker (under 18 and in care), their own adviser, whoever covers for the one who
 * is away, the team's duty advisers, the team manager.
 */
export function chooseAdviser(choosing: Choosing): Chosen | undefined {
  for (const { stage, find } of stages.slice(firstStage(choosing))) {
    const chosen = find(choosing)
    if (chosen !== undefined) return { stage, ...chosen }
  }
  return undefined
}

type Found = Omit<Chosen, 'stage'>
type Find = (choosing: Choosing) => Found | undefined

/** The order it goes on in; each looks only for its own. */
const stages: readonly { readonly stage: Chosen['stage']; readonly find: Find }[] = [
  { stage: 'lead-worker', find: findLeadWorker },
  { stage: 'adviser', find: findAdviser },
  { stage: 'cover', find: findCover },
  { stage: 'duty', find: findDuty },
  { stage: 'manager', find: findManager },
]

function firstStage({ after, wish }: Choosing): number {
  const next = stages.findIndex(({ stage }) => stage === after) + 1
  const passed = wish === 'someone-else' ? stages.findIndex(({ stage }) => stage === 'cover') : 0
  return Math.max(next, passed)
}

// === The ones they know

function findLeadWorker(choosing: Choosing): Found | undefined {
  return isChildInCare(choosing) ? findKnown(choosing, choosing.person.leadWorkerId) : undefined
}

function findAdviser(choosing: Choosing): Found | undefined {
  return findKnown(choosing, choosing.person.adviserId)
}

/** Somebody away is passed over, unless the young person wants to wait for them. */
function findKnown(choosing: Choosing, id: string | undefined): Found | undefined {
  const known = namedStaff(choosing, id)
  if (known === undefined) return undefined
  return choosing.wish === 'keep' || !isAway(choosing, known) ? one(choosing, known) : undefined
}

function namedStaff(choosing: Choosing, id: string | undefined): StaffMember | undefined {
  if (id === undefined || !choosing.person.registered || choosing.barred.has(id)) return undefined
  return choosing.staff.find((member) => member.id === id)
}

/** No birthday counts as under 18. */
export function isChildInCare({ person, now }: Choosing): boolean {
  if (person.status !== 'in-care') return false
  const birthday = DateTime.fromISO(person.birthday ?? '', { zone })
  return !birthday.isValid || birthday.plus({ years: 18 }) > DateTime.fromJSDate(now, { zone })
}

function isAway({ bankHolidays, now }: Choosing, member: StaffMember): boolean {
  return absenceThatMatters(member, bankHolidays, now) !== undefined
}

// === Who stands in

function findCover(choosing: Choosing): Found | undefined {
  const { person, wish, bankHolidays, now } = choosing
  const cover = coversOfKnown(choosing).find((member) => {
    if (member.id === person.adviserId || member.id === person.leadWorkerId) return false
    // Who asked for somebody else today is not to wait for a cover who comes in tomorrow.
    return wish !== 'someone-else' || dueInToday(member, bankHolidays, now) !== undefined
  })
  return cover === undefined ? undefined : one(choosing, cover)
}

/** The covers of their lead worker or adviser, where those are away. */
export function coversOfKnown(choosing: Choosing): readonly StaffMember[] {
  const { leadWorkerId, adviserId } = choosing.person
  const known = isChildInCare(choosing) ? [leadWorkerId, adviserId] : [adviserId]
  return known
    .map((id) => coverOf(choosing, namedEvenIfBarred(choosing, id), 2))
    .filter((member) => member !== undefined)
}

/** A bar keeps the adviser from this young person, not the one who stands in for them. */
function namedEvenIfBarred(choosing: Choosing, id: string | undefined): StaffMember | undefined {
  return namedStaff({ ...choosing, barred: new Set() }, id)
}

/** A cover who is away has a cover in turn: looked for `links` times at most. */
function coverOf(
  choosing: Choosing,
  member: StaffMember | undefined,
  links: number,
): StaffMember | undefined {
  if (member === undefined || links === 0) return undefined
  const absence = absenceThatMatters(member, choosing.bankHolidays, choosing.now)
  const cover = namedEvenIfBarred(choosing, absence?.coverId)
  if (cover === undefined) return undefined
  const canCome = !isAway(choosing, cover) && !choosing.barred.has(cover.id)
  return canCome ? cover : coverOf(choosing, cover, links - 1)
}

// === Pools

function findDuty(choosing: Choosing): Found | undefined {
  if (choosing.person.locked === true) return undefined
  return pool(
    choosing,
    withRole(choosing, 'duty-adviser').filter((m) => !isAway(choosing, m)),
  )
}

/** The adviser's own manager, else any of the team's; those who are away rather than nobody. */
function findManager(choosing: Choosing): Found | undefined {
  const managers = withRole(choosing, 'team-manager')
  const present = managers.filter((member) => !isAway(choosing, member))
  const adviser = namedEvenIfBarred(choosing, choosing.person.adviserId)
  const own = present.find((member) => member.id === adviser?.managerId)
  if (own !== undefined) return one(choosing, own)
  return pool(choosing, present) ?? pool(choosing, managers)
}

/** Who has a role in their team, and is not barred. */
export function withRole({ staff, person, barred }: Choosing, role: Role): readonly StaffMember[] {
  return staff.filter(
    (member) =>
      member.roles.includes(role) &&
      !barred.has(member.id) &&
      (person.team === undefined || member.team === person.team),
  )
}

// === What was found

function one(choosing: Choosing, member: StaffMember): Found {
  return { staffId: member.id, tell: [member.id], ...firstDue(choosing, [member]) }
}

function pool(choosing: Choosing, members: readonly StaffMember[]): Found | undefined {
  if (members.length === 0) return undefined
  return { tell: members.map(({ id }) => id), ...firstDue(choosing, members) }
}

function firstDue(
  { bankHolidays, now }: Choosing,
  members: readonly StaffMember[],
): { readonly dueIn?: Date } {
  const times = members
    .map((member) => nextDueIn(member, bankHolidays, now)?.getTime())
    .filter((time) => time !== undefined)
  return times.length === 0 ? {} : { dueIn: new Date(Math.min(...times)) }
}
