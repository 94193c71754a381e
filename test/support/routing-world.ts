import { createDesk } from '../../src/handover/desk.ts'
import { escalate, type EscalateDeps } from '../../src/handover/escalate.ts'
import { defaultServiceHours } from '../../src/domain/service-hours.ts'
import type { AskedFor } from '../../src/messaging/deps.ts'
import { addReceived, markAnswered, type Place } from '../../src/store/messages.ts'
import { type NewAbsence, addAbsence } from '../../src/store/absences.ts'
import { meetParty } from '../../src/store/address-links.ts'
import type { NewStaffMember } from '../../src/store/staff.ts'
import { addStaff } from '../../src/store/staff.ts'
import type { Store } from '../../src/store/store.ts'
import { openTalk } from '../../src/store/talks.ts'
import type { YoungPerson } from './staff-world.ts'
import { aLog } from './edges.ts'
import { aText } from './stored.ts'
import type { TestStore } from './test-store.ts'

const team = 'Leaving care'

export const desk = createDesk({ serviceHours: () => defaultServiceHours })

type Member = Partial<NewStaffMember>

/** Somebody of the team, in office hours, with an e-mail; returns their id. */
export function aMember(
  { store, clock }: TestStore,
  name: string,
  { email = `${name.toLowerCase()}@council.example`, ...own }: Member = {},
): Promise<string> {
  const member: NewStaffMember = {
    name,
    email,
    roles: ['personal-adviser'],
    team,
    textsOn: false,
    workingPattern: defaultServiceHours,
    demo: false,
    ...own,
  }
  return store.transaction((tx) => addStaff(tx, member, clock.now()))
}

/** Jo, her manager Max, and Dee on duty. */
export async function aTeam(test: TestStore) {
  const max = await aMember(test, 'Max', { roles: ['team-manager'] })
  const jo = await aMember(test, 'Jo', { managerId: max })
  const dee = await aMember(test, 'Dee', { roles: ['duty-adviser'] })
  return { max, jo, dee }
}

export function isAway(
  { store, clock }: TestStore,
  staffId: string,
  own: Partial<NewAbsence> & { readonly from: number; readonly until: number },
): Promise<string> {
  const absence = { staffId, tellReason: false, tellUntil: false, ...own }
  return store.transaction((tx) => addAbsence(tx, absence, staffId, clock.now()))
}

/** They text in a talk of this audience; the bot has read it. */
export function textsIn(
  { store, clock }: TestStore,
  { sms }: Pick<YoungPerson, 'sms'>,
  audience: 'advisers' | 'sealed' | 'restricted:allegation' = 'advisers',
): Promise<Place & { readonly messageId: string }> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const { addressId, personId } = await meetParty(tx, sms, at)
    const talk = await openTalk(tx, personId, audience, at)
    const place = { talkId: talk.id, personId, addressId, channel: sms.channel }
    const messageId = (await addReceived(tx, place, aText({ from: sms }), at)) ?? ''
    await markAnswered(tx, [messageId], messageId)
    return { ...place, messageId }
  })
}

/** Asks for a person, as the turn of the bot does. */
export async function asksForPerson(
  test: TestStore,
  person: YoungPerson,
  own: Partial<AskedFor> = {},
) {
  const place = await textsIn(test, person)
  const { talkId, personId } = place
  const opened = await test.store.transaction((tx) =>
    desk.open(tx, { talkId, personId, reason: 'asked', ...own }, test.clock.now()),
  )
  return { ...place, ...opened }
}

export function escalation({ clock, ...test }: TestStore, store: Store = test.store): EscalateDeps {
  const say: EscalateDeps['say'] = (key, values = {}) => [key, ...Object.values(values)].join(' ')
  return { store, clock, log: aLog().log, say, serviceHours: () => defaultServiceHours }
}

/** Lets time come to a moment, and takes on whatever is due then. */
export async function comesTo(test: TestStore, moment: string): Promise<number | undefined> {
  test.clock.advance(Date.parse(moment) - test.clock.now().getTime())
  return escalate(escalation(test))
}

/** Stage, who it waits for and when it goes on, of the newest handover. */
export async function waits({ store }: TestStore) {
  const row = await store.sql
    .selectFrom('handovers')
    .selectAll()
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const due = row.due_at === null ? undefined : new Date(row.due_at).toISOString()
  return { stage: row.stage, for: row.for_staff_id, status: row.status, due }
}

/** 'kind urgency name' of each notice since the last look, in order. */
export async function told({ store }: TestStore, names: Readonly<Record<string, string>>) {
  const rows = await store.sql
    .selectFrom('notices')
    .select(['kind', 'urgency', 'staff_id'])
    .orderBy('id')
    .execute()
  await store.sql.deleteFrom('notices').execute()
  const nameOf = (id: string) => Object.entries(names).find(([, one]) => one === id)?.[0] ?? id
  return rows.map((row) => `${row.kind} ${row.urgency} ${nameOf(row.staff_id)}`)
}

/** 'kind detail' of each event of handovers, in order. */
export async function happened({ store }: TestStore): Promise<readonly string[]> {
  const rows = await store.sql
    .selectFrom('events')
    .select(['kind', 'detail'])
    .where('kind', 'like', 'handover-%')
    .orderBy('id')
    .execute()
  return rows.map(({ kind, detail }) => {
    const { from, to, why, stage } = JSON.parse(detail ?? '{}') as Record<string, string>
    return [kind, stage, from, to, why].filter((word) => word !== undefined).join(' ')
  })
}
