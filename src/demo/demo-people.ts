import { DateTime } from 'luxon'
import type { Address } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import type { PersonStatus } from '../domain/person.ts'
import { hashPassword } from '../store/passwords.ts'
import { whoIsHere } from '../store/people.ts'
import { registerPerson } from '../store/registrations.ts'
import { setPassword } from '../store/sign-ins.ts'
import { type Store, StoreUnavailable, type Tx } from '../store/store.ts'
import { addDemoStaff, demoPassword } from './demo-staff.ts'

/** Somebody to be at /try. Numbers are Ofcom's for drama: they reach nobody. */
export interface DemoPerson {
  readonly name: string
  readonly about: string
  readonly phone: string
  readonly registered: boolean
  readonly age?: number
  readonly status?: PersonStatus
  /** The keys of their staff: see demo-staff.ts. */
  readonly adviser?: string
  readonly leadWorker?: string
  readonly locked?: boolean
  /** False: nobody has made sure whose number it is. */
  readonly checked?: boolean
}

const shown = { registered: true, status: 'care-leaver' } as const

export const demoPeople: readonly DemoPerson[] = [
  {
    ...{ ...shown, name: 'Mia', about: '19, Gloucester, her PA is Jo' },
    ...{ phone: '+447700900101', age: 19, adviser: 'jo' },
  },
  {
    ...{ ...shown, name: 'Jay', about: '17, in care, his PA is Sam' },
    ...{ phone: '+447700900102', age: 17, status: 'in-care', adviser: 'sam', leadWorker: 'kit' },
  },
  {
    ...{ ...shown, name: 'Ali', about: '22, Stroud, his PA Rae is away' },
    ...{ phone: '+447700900103', age: 22, adviser: 'rae' },
  },
  {
    name: 'A new number',
    about: 'nobody registered it',
    phone: '+447700900104',
    registered: false,
  },
]

/** Known to the register too, so that the console has something in every state. */
export const demoOthers: readonly DemoPerson[] = [
  { ...other('Tia', '+447700900105', 18), adviser: 'jo' },
  { ...other('Lee', '+447700900106', 20), adviser: 'jo' },
  { ...other('Noor', '+447700900107', 17), status: 'in-care', adviser: 'sam', leadWorker: 'kit' },
  { ...other('Ben', '+447700900108', 21), adviser: 'jo' },
  { ...other('Kai', '+447700900109', 19), adviser: 'sam' },
  { ...other('Ash', '+447700900110', 23), adviser: 'jo', checked: false },
  { ...other('Zoe', '+447700900111', 24), adviser: 'dee' },
  { ...other('Eli', '+447700900112', 20), adviser: 'sam', locked: true },
  { ...other('Fay', '+447700900113', 18), adviser: 'jo' },
]

function other(name: string, phone: string, age: number) {
  return { ...shown, name, phone, age, about: `${age}` }
}

/** The two addresses of a demo person: the same phone, by text and by WhatsApp. */
export function demoAddresses(person: DemoPerson): readonly Address[] {
  return [
    { channel: 'sms', value: person.phone },
    { channel: 'whatsapp', value: person.phone },
  ]
}

/**
 * Puts demo staff and people into an empty store, and says whether it did. Throws `StoreUnavailable` when it holds real
 * people: neither is ever mixed with the other.
 */
export async function addDemoPeople(deps: { store: Store; clock: Clock }): Promise<boolean> {
  const here = await whoIsHere(deps.store)
  if (here.real) {
    throw new StoreUnavailable(
      'This store holds real people, so the demo will not use it. Set DATABASE_URL to another file, or DEMO=0',
    )
  }
  if (here.demo) return false
  const at = deps.clock.now()
  // Within the transaction nothing else may be waited for.
  const passwordHash = await hashPassword(demoPassword)
  await deps.store.transaction(async (tx) => {
    const staffIds = await addDemoStaff(tx, at)
    for (const staffId of staffIds.values()) await setPassword(tx, { staffId, passwordHash }, at)
    for (const person of [...demoPeople, ...demoOthers]) {
      if (person.registered) await addPerson(tx, person, staffIds, at)
    }
  })
  return true
}

/** Throws `StoreUnavailable` when a store that is to serve people holds the demo's. */
export async function refuseDemoPeople(store: Store): Promise<void> {
  if (!(await whoIsHere(store)).demo) return
  throw new StoreUnavailable(
    'This store holds demo people. Set DATABASE_URL to a new store for real people, or DEMO=1',
  )
}

/** Their last birthday was some months ago, so that they stay that age for a while. */
function birthdayAt(age: number, at: Date): string {
  const birthday = DateTime.fromJSDate(at).minus({ years: age, months: 2 })
  return birthday.toISODate() ?? ''
}

async function addPerson(
  tx: Tx,
  person: DemoPerson,
  staffIds: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  const { age, adviser, leadWorker, status, checked } = person
  const adviserId = adviser === undefined ? undefined : staffIds.get(adviser)
  const leadWorkerId = leadWorker === undefined ? undefined : staffIds.get(leadWorker)
  const registration = {
    preferredName: person.name,
    language: 'en',
    team: 'Leaving care',
    addresses: demoAddresses(person),
    locked: person.locked === true,
    caseReference: `D-${person.phone.slice(-4)}`,
    demo: true,
    ...(checked !== false && { checkedAt: at }),
    ...(adviserId !== undefined && { adviserId }),
    ...(leadWorkerId !== undefined && { leadWorkerId }),
    ...(status !== undefined && { status }),
    ...(age !== undefined && { birthday: birthdayAt(age, at) }),
  }
  await registerPerson(tx, registration, 'demo', at)
}
