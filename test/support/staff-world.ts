import type { Address } from '../../src/domain/address.ts'
import type { Role, WorkingPattern } from '../../src/domain/staff.ts'
import type { Viewer } from '../../src/domain/viewer.ts'
import type { StaffDeps } from '../../src/messaging/deps.ts'
import { noteInbound } from '../../src/store/addresses.ts'
import { meetParty } from '../../src/store/address-links.ts'
import { openHandover } from '../../src/store/handovers.ts'
import { addReceived, addReply, markAnswered, type Place } from '../../src/store/messages.ts'
import { registerPerson, type Registration } from '../../src/store/registrations.ts'
import { releaseHeld } from '../../src/store/staff-messages.ts'
import { addStaff } from '../../src/store/staff.ts'
import { openTalk, talkForInbound } from '../../src/store/talks.ts'
import { someCards } from './edges.ts'
import { aNumber, aText } from './stored.ts'
import type { TestStore } from './test-store.ts'

export const whatsappSender = '+447700900002'
export const team = 'Leaving care'

const officeHours: WorkingPattern = Object.fromEntries(
  (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '17:00']]]),
)

/** What staff's acts work with: phrases by their keys. */
export function staffDeps({ store, clock }: TestStore): StaffDeps {
  return {
    store,
    clock,
    say: (key, values = {}) => `${key} ${Object.values(values).join(' ')}`,
    councilName: () => 'the council',
    serviceHours: () => officeHours,
    senderOf: (channel) => `${channel}:${whatsappSender}`,
    cards: someCards(),
  }
}

/** Somebody of the team, as who is looking. */
export async function aViewer(
  { store, clock }: TestStore,
  name: string,
  own: Partial<Pick<Viewer, 'team' | 'onDuty'>> & { readonly roles?: readonly Role[] } = {},
): Promise<Viewer> {
  const roles = own.roles ?? ['personal-adviser']
  const member = { name, roles, team: own.team ?? team, workingPattern: officeHours }
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@council.example`
  const staffId = await store.transaction((tx) =>
    addStaff(tx, { ...member, email, textsOn: false, demo: false }, clock.now()),
  )
  return { staffId, roles, team: member.team, onDuty: own.onDuty ?? false, coversFor: [] }
}

export interface YoungPerson {
  readonly id: string
  readonly sms: Address
  readonly whatsapp: Address
}

/** A registered young person with a number for SMS and for WhatsApp. */
export async function aYoungPerson(
  { store, clock }: TestStore,
  own: Partial<Registration> = {},
): Promise<YoungPerson> {
  const value = aNumber()
  const sms: Address = { channel: 'sms', value }
  const whatsapp: Address = { channel: 'whatsapp', value }
  const registration = { preferredName: 'Mia', language: 'en', team, demo: false }
  const checkedAt = clock.now()
  const id = await store.transaction((tx) =>
    registerPerson(
      tx,
      { addresses: [sms, whatsapp], checkedAt, ...registration, ...own },
      'a test',
      clock.now(),
    ),
  )
  return { id, sms, whatsapp }
}

/** They text: it is stored where it belongs, and taken as read by the bot. */
export async function writes(
  { store, clock }: TestStore,
  from: Address,
  own: { readonly unread?: boolean; readonly text?: string } = {},
): Promise<Place> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const { addressId, personId } = await meetParty(tx, from, at)
    const talk = await talkForInbound(tx, personId, at)
    const place = { talkId: talk.id, personId, addressId, channel: from.channel }
    const text = aText({ from, text: own.text ?? 'hi' })
    const id = (await addReceived(tx, place, text, at)) ?? ''
    await noteInbound(tx, addressId, { to: whatsappSender, restricted: false }, at)
    await releaseHeld(tx, addressId, at)
    if (own.unread === true) return place
    const silence = { role: 'reply', text: '', lane: 'normal', always: false } as const
    const why = { withheld: 'adviser-owns', outcome: 'silent', because: 'a test' }
    await markAnswered(tx, [id], await addReply(tx, place, { ...silence, ...why }, at))
    return place
  })
}

/** They text, and ask for a person: the talk is the advisers' from then on. */
export async function asks(test: TestStore, from: Address): Promise<Place> {
  const { store, clock } = test
  const at = clock.now()
  await store.transaction(async (tx) => {
    const { personId } = await meetParty(tx, from, at)
    const talk = await openTalk(tx, personId, 'advisers', at)
    await openHandover(tx, { talkId: talk.id, personId, reason: 'asked' }, at)
  })
  return writes(test, from)
}

/** A talk's version, as a screen shows it. */
export async function versionOf({ store }: TestStore, talkId: string): Promise<number> {
  const row = await store.sql
    .selectFrom('talks')
    .select('version')
    .where('id', '=', talkId)
    .executeTakeFirstOrThrow()
  return row.version
}

/** What is to leave, or was, in this talk: author, status and words, oldest first. */
export async function outgoingOf({ store }: TestStore, talkId: string) {
  const rows = await store.sql
    .selectFrom('messages')
    .select(['id', 'author', 'status', 'error_code', 'channel', 'permitted', 'text_sealed'])
    .where('talk_id', '=', talkId)
    .where('direction', '=', 'out')
    .where('status', '!=', 'withheld')
    .orderBy('id')
    .execute()
  return rows.map(({ text_sealed, ...row }) => ({
    ...row,
    text: store.vault.open({ table: 'messages', column: 'text', row: row.id }, text_sealed),
  }))
}

/** The live handover of a talk, or the newest. */
export function handoverOf({ store }: TestStore, talkId: string) {
  return store.sql
    .selectFrom('handovers')
    .selectAll()
    .where('talk_id', '=', talkId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
}

/** The kinds of what happened in a talk, oldest first. */
export async function eventsOf({ store }: TestStore, talkId: string): Promise<readonly string[]> {
  const rows = await store.sql
    .selectFrom('events')
    .select('kind')
    .where('talk_id', '=', talkId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.kind)
}

/** What is left for a member of staff to do, oldest first. */
export function openTasksOf({ store }: TestStore, staffId: string) {
  return store.sql
    .selectFrom('tasks')
    .select(['kind', 'person_id', 'message_id'])
    .where('staff_id', '=', staffId)
    .where('done_at', 'is', null)
    .orderBy('id')
    .execute()
}
