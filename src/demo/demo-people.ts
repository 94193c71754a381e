import { DateTime } from 'luxon'
import type { Address } from '../domain/address.ts'
import type { Clock } from '../domain/clock.ts'
import { registerPerson, whoIsHere } from '../store/people.ts'
import { addAbsence } from '../store/absences.ts'
import { addStaff } from '../store/staff.ts'
import { type Store, StoreUnavailable, type Tx } from '../store/store.ts'

/** Somebody to be at /try. Numbers are Ofcom's for drama: they reach nobody. */
export interface DemoPerson {
  readonly name: string
  readonly about: string
  readonly phone: string
  readonly registered: boolean
}

export const demoPeople: readonly DemoPerson[] = [
  { name: 'Mia', about: '19, Gloucester, her PA is Jo', phone: '+447700900101', registered: true },
  { name: 'Jay', about: '17, in care, his PA is Sam', phone: '+447700900102', registered: true },
  {
    name: 'Ali',
    about: '22, Stroud, his PA Rae is away',
    phone: '+447700900103',
    registered: true,
  },
  {
    name: 'A new number',
    about: 'nobody registered it',
    phone: '+447700900104',
    registered: false,
  },
]

/** The two addresses of a demo person: the same phone, by text and by WhatsApp. */
export function demoAddresses(person: DemoPerson): readonly Address[] {
  return [
    { channel: 'sms', value: person.phone },
    { channel: 'whatsapp', value: person.phone },
  ]
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const officeHours = Object.fromEntries(
  weekdays.map((day) => [day, [['09:00', '17:00']] as [string, string][]]),
)
const partTime = Object.fromEntries(
  (['mon', 'tue', 'thu'] as const).map((day) => [
    day,
    [
      ['09:30', '12:30'],
      ['13:30', '17:30'],
    ] as [string, string][],
  ]),
)

/**
 * Puts demo staff and people into an empty store. Throws `StoreUnavailable` when it holds real
 * people: neither is ever mixed with the other.
 */
export async function addDemoPeople(deps: { store: Store; clock: Clock }): Promise<void> {
  const here = await whoIsHere(deps.store)
  if (here.real) {
    throw new StoreUnavailable(
      'This store holds real people, so the demo will not use it. Set DATABASE_URL to another file, or DEMO=0',
    )
  }
  if (here.demo) return
  const at = deps.clock.now()
  await deps.store.transaction(async (tx) => {
    const advisers = await addAdvisers(tx, at)
    for (const [index, person] of demoPeople.entries()) {
      if (person.registered) await addPerson(tx, person, advisers[index], at)
    }
  })
}

/** Throws `StoreUnavailable` when a store that is to serve people holds the demo's. */
export async function refuseDemoPeople(store: Store): Promise<void> {
  if (!(await whoIsHere(store)).demo) return
  throw new StoreUnavailable(
    'This store holds demo people. Set DATABASE_URL to a new store for real people, or DEMO=1',
  )
}

async function addAdvisers(tx: Tx, at: Date): Promise<readonly string[]> {
  const team = 'Leaving care'
  const roles = ['personal-adviser'] as const
  const shared = { team, roles, demo: true }
  const away = { from: at.getTime(), until: at.getTime() + 14 * 24 * 60 * 60 * 1000 }
  const staff = [
    await addStaff(
      tx,
      {
        ...shared,
        name: 'Jo Marsh',
        workMobile: '07700 900201',
        workingPattern: officeHours,
        textsOn: false,
      },
      at,
    ),
    await addStaff(
      tx,
      { ...shared, name: 'Sam Bright', workingPattern: partTime, textsOn: false },
      at,
    ),
    await addStaff(
      tx,
      { ...shared, name: 'Rae Okoro', workingPattern: officeHours, textsOn: false },
      at,
    ),
  ]
  const rae = staff[2] ?? ''
  const shown = { tellReason: false, tellUntil: true }
  await addAbsence(tx, { staffId: rae, ...away, ...shown }, 'demo', at)
  return staff
}

/** In years, on the day the demo is first started. */
const ages: Readonly<Record<string, number>> = { Mia: 19, Jay: 17, Ali: 22 }

/** Their last birthday was some months ago, so that they stay that age for a while. */
function birthdayAt(age: number, at: Date): string {
  const birthday = DateTime.fromJSDate(at).minus({ years: age, months: 2 })
  return birthday.toISODate() ?? ''
}

async function addPerson(
  tx: Tx,
  person: DemoPerson,
  adviserId: string | undefined,
  at: Date,
): Promise<void> {
  const age = ages[person.name]
  const registration = {
    preferredName: person.name,
    language: 'en',
    addresses: demoAddresses(person),
    demo: true,
    ...(adviserId !== undefined && { adviserId }),
    ...(age !== undefined && { birthday: birthdayAt(age, at) }),
  }
  await registerPerson(tx, registration, 'demo', at)
}
