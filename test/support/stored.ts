import type { Address } from '../../src/domain/address.ts'
import type { InboundMessage } from '../../src/domain/message.ts'
import { addReceived, addReply, type NewReply, type Place } from '../../src/store/messages.ts'
import { meetParty } from '../../src/store/address-links.ts'
import type { Store } from '../../src/store/store.ts'
import { talkForInbound } from '../../src/store/talks.ts'
import type { TestStore } from './test-store.ts'

let given = 0
let numbers = 0

/** Ofcom has a thousand for drama; the next would be no number. One worker runs many files. */
const mostNumbers = 999

/** A number of Ofcom's for drama, and of nobody else in this file. */
export function aNumber(): string {
  numbers = (numbers % mostNumbers) + 1
  return `+447700${String(900_000 + numbers)}`
}

export function anAddress(own: Partial<Address> = {}): Address {
  return { channel: 'sms', value: aNumber(), ...own }
}

/** A text as it comes in; give what the test is about. */
export function aText(own: Partial<InboundMessage> = {}): InboundMessage {
  given += 1
  return {
    providerId: `SM${String(given).padStart(32, '0')}`,
    from: { channel: 'sms', value: '+447700900123' },
    to: '+447700900001',
    text: 'hiya',
    media: [],
    ...own,
  }
}

type Here = Pick<TestStore, 'store' | 'clock'>

/** Somebody who has texted: their address, their talk, and where their messages belong. */
export function aPlace({ store, clock }: Here, address: Address = anAddress()): Promise<Place> {
  const at = clock.now()
  return store.transaction(async (tx) => {
    const { addressId, personId } = await meetParty(tx, address, at)
    const talk = await talkForInbound(tx, personId, at)
    return { talkId: talk.id, personId, addressId, channel: address.channel }
  })
}

/** A text of theirs that nobody has answered; returns its id. */
export async function aReceived(
  { store, clock }: Here,
  place: Place,
  own: Partial<InboundMessage> = {},
): Promise<string> {
  const id = await store.transaction((tx) => addReceived(tx, place, aText(own), clock.now()))
  if (id === undefined) throw new Error('That text came in before')
  return id
}

/** A text of the bot's that waits to leave; returns its id. */
export function aQueued(
  { store, clock }: Here,
  place: Place,
  own: Partial<NewReply> = {},
): Promise<string> {
  const reply: NewReply = {
    role: 'reply',
    text: 'an answer',
    lane: 'normal',
    always: false,
    outcome: 'answer',
    because: 'a test',
    ...own,
  }
  return store.transaction((tx) => addReply(tx, place, reply, clock.now()))
}

/** One message as it is in the table. */
export function messageRow(store: Store, id: string) {
  return store.sql.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** One talk as it is in the table. */
export function talkRow(store: Store, id: string) {
  return store.sql.selectFrom('talks').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}
