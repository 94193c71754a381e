import type { Clock } from '../domain/clock.ts'
import { changeAdviser } from '../handover/change-adviser.ts'
import { recordEvent } from '../store/events.ts'
import { rerouteFrom } from '../store/advisers.ts'
import { whoIsHere } from '../store/people.ts'
import { listBars, setBars } from '../store/person-bars.ts'
import {
  listRegister,
  lockRegister,
  registerPerson,
  type RegisterFacts,
  updateRegistration,
} from '../store/registrations.ts'
import { loadRoster } from '../store/staff.ts'
import type { Data, Store, Tx } from '../store/store.ts'
import { findLink, listLinks } from '../store/stored-links.ts'
import { moveVersions } from '../store/talks.ts'
import { confirmNumber, giveNumber, takeNumber } from './give-number.ts'
import { type PeoplePlan, planImport, type PlannedPerson } from './plan-people.ts'
import { byRegister } from './plan-numbers.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

/** Somebody changed the register while a file was taken in: nothing of the file was. */
export class RegisterChanged extends Error {
  constructor() {
    super('Somebody changed the register meanwhile, and nothing was imported: import it again')
    this.name = 'RegisterChanged'
  }
}

/** What importing this file would do; nothing is written. */
export async function previewPeople(
  { store, clock }: Deps,
  csv: string | Uint8Array,
): Promise<PeoplePlan> {
  return planAsOf(store.reading, csv, clock.now())
}

/**
 * Takes a file of young people in, all of it or, with any fault, nothing. `staffId` is who does it;
 * absent at the machine itself. Throws `RegisterChanged` when a number was given to somebody else
 * in the same moment.
 */
export async function importPeople(
  { store, clock }: Deps,
  csv: string | Uint8Array,
  staffId?: string,
): Promise<PeoplePlan> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    await lockRegister(tx)
    const plan = await planAsOf(tx, csv, at)
    if (plan.faults.length === 0) await applyPlan(tx, plan, staffId, at)
    return plan
  })
}

async function planAsOf(data: Data, csv: string | Uint8Array, now: Date): Promise<PeoplePlan> {
  const people = await listRegister(data)
  const links = await listLinks(data, 'register')
  return planImport(csv, { people, links, staff: await loadRoster(data, now), now })
}

/** Writes a plan that was made in the same transaction. */
async function applyPlan(
  tx: Tx,
  { people, unchanged }: PeoplePlan,
  staffId: string | undefined,
  at: Date,
): Promise<void> {
  const by = staffId === undefined ? {} : { staffId }
  const known = people.map((person) => ({ person, id: person.id }))
  const { demo } = await whoIsHere(tx)
  // A number that goes from one to another is free before it is given.
  for (const { person } of known) await takeNumbers(tx, person, at)
  for (const { person, id } of known) {
    const personId = id ?? (await addPerson(tx, person, { ...by, demo }, at))
    if (id !== undefined) await changePerson(tx, id, person, by, at)
    await giveNumbers(tx, personId, person, at)
  }
  const added = people.filter(({ id }) => id === undefined).length
  const detail = { added, changed: people.length - added, unchanged }
  await recordEvent(tx, { kind: 'register-imported', ...by, detail }, at)
}

interface By {
  readonly staffId?: string
}

/** Whoever joins the demo is of the demo: it never mixes with real people. */
async function addPerson(
  tx: Tx,
  person: PlannedPerson,
  { demo, ...by }: By & { readonly demo: boolean },
  at: Date,
): Promise<string> {
  const registration = { ...registrationOf(person), addresses: [], demo }
  const id = await registerPerson(tx, registration, byRegister, at)
  await setBars(tx, id, person.facts.barred)
  await recordEvent(tx, { kind: 'registered', personId: id, ...by }, at)
  return id
}

async function changePerson(
  tx: Tx,
  id: string,
  person: PlannedPerson,
  by: By,
  at: Date,
): Promise<void> {
  const { facts, changed } = person
  await updateRegistration(tx, id, registrationOf(person))
  if (changed.includes('not_to_be_seen_by')) await changeBars(tx, id, facts.barred, at)
  const whoSays = by.staffId === undefined ? {} : { by: by.staffId }
  const { adviserId, leadWorkerId } = facts
  await changeAdviser(tx, { personId: id, adviserId, ...whoSays }, at)
  await changeAdviser(tx, { personId: id, leadWorkerId, ...whoSays }, at)
  await moveVersions(tx, id)
  const detail = { columns: changed.join(' ') }
  await recordEvent(tx, { kind: 'registration-changed', personId: id, ...by, detail }, at)
}

/** What waits for somebody who must not see them any more goes to another. */
async function changeBars(
  tx: Tx,
  personId: string,
  barred: readonly string[],
  at: Date,
): Promise<void> {
  const before = await listBars(tx, personId)
  await setBars(tx, personId, barred)
  for (const staffId of barred) {
    if (!before.some((bar) => bar.staffId === staffId)) {
      await rerouteFrom(tx, { personId, staffId }, at)
    }
  }
}

async function takeNumbers(tx: Tx, { id, closes }: PlannedPerson, at: Date): Promise<void> {
  for (const linkId of closes) {
    const link = await findLink(tx, linkId)
    if (link === undefined || id === undefined) continue
    await takeNumber(tx, { linkId, personId: id, addressId: link.addressId, by: byRegister }, at)
  }
}

async function giveNumbers(
  tx: Tx,
  personId: string,
  { opens, checks, checkedAt }: PlannedPerson,
  at: Date,
): Promise<void> {
  const gift = { personId, by: byRegister, ...(checkedAt !== undefined && { checkedAt }) }
  for (const address of opens) {
    const { kind } = await giveNumber(tx, address, gift, at)
    if (kind === 'taken') throw new RegisterChanged()
  }
  if (checkedAt === undefined) return
  for (const linkId of checks) {
    await confirmNumber(tx, { linkId, personId }, { how: 'register', checkedAt }, at)
  }
}

/** A field is absent from the store where the file has nothing for it. */
function registrationOf({ reference, facts }: PlannedPerson): RegisterFacts {
  const { preferredName, language, locked } = facts
  const { birthday, status, district, team, adviserId, leadWorkerId, caseLink } = facts
  const others = { birthday, status, district, team, adviserId, leadWorkerId, caseLink }
  const there = Object.entries(others).filter(([, value]) => value !== null)
  return { preferredName, language, locked, caseReference: reference, ...Object.fromEntries(there) }
}
